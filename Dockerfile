# The gateway and its command line, compiled, on Node. Build: docker build -t lendwire .
FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY . .
# Builds the console too.
RUN npm ci --no-audit --no-fund
RUN mkdir /packed \
 && for package in protocols/* packages/* .; do (cd "$package" && npm pack --silent --pack-destination /packed); done

FROM node:24-bookworm-slim AS install
WORKDIR /app
COPY --from=build /packed /packed
RUN npm init --yes >/dev/null && npm install --omit=dev --ignore-scripts --no-audit --no-fund /packed/*.tgz \
 && npm cache clean --force

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="lendwire" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV NODE_ENV=production \
    LENDWIRE_HOST=0.0.0.0 \
    LENDWIRE_PORT=8600 \
    LENDWIRE_STORE=sqlite:/data/lendwire.sqlite \
    LENDWIRE_LOG_FORMAT=json
RUN mkdir /data && chown node:node /data
COPY --from=install /app /app
USER node
WORKDIR /data
VOLUME /data
EXPOSE 8600
HEALTHCHECK --interval=10s --timeout=5s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.LENDWIRE_PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/app/node_modules/.bin/lendwire"]
CMD ["serve"]
