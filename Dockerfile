# The register in a container: built with Swift, run on a slim Debian as nobody in particular.
#
#   docker build -t opcat .
#   docker run -d -v opcat:/var/lib/opcat -p 127.0.0.1:8080:8080 opcat
#
# The service speaks plain HTTP. Publish its port to a proxy with TLS only (deploy/nginx.conf).

FROM swift:6.3-bookworm AS build
RUN apt-get -qq update \
    && apt-get -qq -y --no-install-recommends install libsqlite3-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /opcat
COPY Package.swift openapi.yaml ./
COPY Sources Sources
COPY Tests Tests
COPY migrations migrations
COPY doors doors
RUN swift build -c release --product opcat --static-swift-stdlib \
    && install -D --strip "$(swift build -c release --static-swift-stdlib --show-bin-path)/opcat" \
        /out/opcat

FROM debian:bookworm-slim
RUN apt-get -qq update \
    && apt-get -qq -y --no-install-recommends install libsqlite3-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /var/lib/opcat --shell /usr/sbin/nologin opcat \
    && install -d -o opcat -g opcat -m 0700 /var/lib/opcat
COPY --from=build /out/opcat /usr/local/bin/opcat
USER opcat
VOLUME /var/lib/opcat
EXPOSE 8080
STOPSIGNAL SIGTERM
# Slim Debian has no curl; bash opens the socket itself.
HEALTHCHECK --interval=10s --timeout=3s --start-period=5s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["/usr/local/bin/opcat"]
# Loopback in a container reaches nobody, so the service listens on all of its addresses; the
# flag says that somebody else does the TLS.
CMD ["serve", "--listen", "0.0.0.0:8080", "--behind-tls-proxy", \
    "--store", "/var/lib/opcat/register.sqlite"]
