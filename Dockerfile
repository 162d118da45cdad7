# The gateway and its command line, compiled, on Node. Build: docker build -t lendwire .
# `npm run try:container` runs these steps without a container runtime.
FROM node:24-bookworm-slim AS build
# The Node 26 that npm installs for the scripts needs libatomic1; binutils has strip.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends binutils libatomic1 \
 && rm -rf /var/lib/apt/lists/* \
 && strip --strip-unneeded -o /node /usr/local/bin/node
WORKDIR /build
COPY . .
# Builds the console too.
RUN npm ci --no-audit --no-fund
RUN mkdir /packed /app /data /erasures \
 && for package in protocols/* packages/* .; do (cd "$package" && npm pack --silent --pack-destination /packed) || exit 1; done
# The libraries are those of the lock file, and in place of the links to our own packages stands what was packed.
# Types, pages for people, and builds for browsers are not needed to run.
RUN cp --parents package.json package-lock.json console/package.json protocols/*/package.json packages/*/package.json /app \
 && cd /app \
 && npm ci --omit=dev --ignore-scripts --no-audit --no-fund --include-workspace-root --workspace protocols --workspace packages \
 && find node_modules -type l -delete \
 && for file in /packed/*.tgz; do tar -xzf "$file" -C /tmp && mv /tmp/package "node_modules/$(node -p 'require("/tmp/package/package.json").name')" || exit 1; done \
 && find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' -o -name '*.md' \) -delete \
 && rm -r node_modules/bintrees/test node_modules/@bwip-js/generic/barcode.ps

# It has the libraries of C and C++, certificates and time zones, and no shell.
FROM gcr.io/distroless/cc-debian12:nonroot
LABEL org.opencontainers.image.title="lendwire" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
    LENDWIRE_HOST=0.0.0.0 \
    LENDWIRE_PORT=8600 \
    LENDWIRE_STORE=sqlite:/data/lendwire.sqlite \
    LENDWIRE_LOG_FORMAT=json
COPY --from=build /node /usr/local/bin/node
COPY --from=build /app/node_modules /app/node_modules
COPY --from=build --chown=1000:1000 /data /data
COPY --from=build --chown=1000:1000 /erasures /erasures
# By number, so that Kubernetes sees that it is not root.
USER 1000:1000
WORKDIR /data
VOLUME /data
EXPOSE 8600
HEALTHCHECK --interval=10s --timeout=5s --retries=6 \
  CMD ["/usr/local/bin/node", "-e", "fetch('http://127.0.0.1:' + process.env.LENDWIRE_PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/local/bin/node", "/app/node_modules/lendwire/bin/lendwire.js"]
CMD ["serve"]
