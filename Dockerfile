FROM node:24-slim AS build
WORKDIR /ithaca
COPY package.json package-lock.json ./
COPY packages/matching/package.json packages/matching/
RUN npm ci
COPY . .
RUN node -e "import('./server/build.ts').then(({ buildIfNeeded }) => buildIfNeeded(process.cwd(), console.log))" \
 && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 ITHACA_DATA=/data
WORKDIR /ithaca
COPY --from=build /ithaca ./
RUN mkdir -p /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --start-period=30s \
  CMD node -e "fetch('http://127.0.0.1:' + (process.env.PORT ?? 3000) + '/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "bin/ithaca.mjs", "serve"]
