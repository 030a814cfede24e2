"""CloudFormation on this machine: moto's, with integration responses and what an API needs around them."""
