# The published site behind Caddy, on port 8080 and without rights, for something before it that speaks TLS:
#
#     make publish TO=public && make servers
#     docker build --file containers/caddy.Dockerfile --tag site .
#
# The image is named by its version: take the digest of it that your registry has.
FROM caddy:2.11.7-alpine
COPY containers/Caddyfile /etc/caddy/Caddyfile
COPY servers/Caddyfile /etc/caddy/site
COPY public /srv/site
USER 65534
EXPOSE 8080
