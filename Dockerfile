# Builds Đúng Hạn and leaves only what it runs on: Node.js, the compiled product and its libraries.
FROM node:20-bookworm AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc nest-cli.json .swcrc ./
COPY apps/cli/package.json apps/cli/
RUN npm ci --no-audit --no-fund
COPY scripts scripts
COPY apps apps
COPY libs libs
RUN node -e "import('./scripts/ensure.mjs').then(({ ensureBuilt }) => ensureBuilt())" \
 && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production DUNGHAN_LOG_FORMAT=json
WORKDIR /app
RUN groupadd --gid 10001 dunghan && useradd --uid 10001 --gid 10001 --no-create-home dunghan \
 && install -d -o 10001 -g 10001 -m 0700 /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/scripts scripts
COPY --from=build /app/apps/cli/package.json apps/cli/package.json
COPY --from=build /app/apps/cli/bin apps/cli/bin
USER 10001:10001
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=10m --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "apps/cli/bin/dunghan.mjs"]
CMD ["serve", "--host", "0.0.0.0", "--data", "/data"]
