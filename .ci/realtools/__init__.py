"""What .ci/run and bench/run share: pinned tools, Lambda's runtime, the services. Standard library only."""
