# syntax=docker/dockerfile:1
# deploy/prove-image.sh runs the same steps without Docker.

FROM node:24-bookworm-slim AS packages
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci

FROM packages AS build
COPY . .
ENV NEXT_TELEMETRY_DISABLED=1 BUILD_STANDALONE=1
RUN npm run build && node deploy/assemble.mjs /image

FROM node:24-bookworm-slim
# Further hands, from Debian's packages: see deploy/README.md.
ARG ALMA_PACKAGES=""
# tini: reaps the sandbox's children and hands signals on.
RUN apt-get update && apt-get install -y --no-install-recommends tini $ALMA_PACKAGES && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown node:node /data
WORKDIR /app
COPY --from=build /image ./
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 ALMA_DATA_DIR=/data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--"]
CMD ["node", "start.mjs"]
