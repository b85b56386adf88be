# The published site behind nginx, on port 8080 and without rights, for something before it that speaks TLS:
#
#     make publish TO=public && make servers
#     docker build --file containers/nginx.Dockerfile --tag site .
#
# The image is named by its version: take the digest of it that your registry has.
FROM debian:13.1-slim
# Debian's own versions: what they mend comes with each build of the image.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends nginx-light libnginx-mod-http-brotli-static \
    && rm -rf /var/lib/apt/lists/*
COPY containers/nginx.conf /etc/nginx/nginx.conf
COPY servers/nginx.conf /etc/nginx/site.conf
COPY public /srv/site
USER 33
EXPOSE 8080
CMD ["nginx", "-g", "daemon off;"]
