package software.amazon.apigatewayv2.integrationresponse.local.loopback;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/** Refuses requests for other hosts, before anything of them is looked at. */
final class HostFilter extends Filter {
    private final AllowedHosts hosts;

    HostFilter(AllowedHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        if (hosts.allow(Optional.ofNullable(exchange.getRequestHeaders().get("Host")))) {
            chain.doFilter(exchange);
        } else {
            new Refusal(403, "This server answers for loopback only, and for hosts named by --allow-host.")
                    .send(exchange);
        }
    }

    @Override
    public String description() {
        return "refuses requests for hosts that are not allowed";
    }
}
