# Holdfast from this clone: docker build --tag holdfast .
#   docker run --rm --volume "$PWD:/work" holdfast demo
#   docker run --rm --volume "$PWD:/work" --env OPENAI_API_KEY holdfast run holdfast.yaml
FROM node:24-trixie-slim AS build
WORKDIR /clone
COPY . .
RUN npm ci
RUN npm run pack
# With what is optional: a bucket for a gateway's files, and spans for a collector.
RUN npm install --prefix /opt/holdfast --omit dev $(node --print "Object.entries(require('./packages/holdfast/package.json').peerDependencies).map((one) => one.join('@')).join(' ')") ./dist/holdfast-engine-*.tgz ./dist/holdfast-organism-*.tgz ./dist/holdfast-charter-*.tgz ./dist/holdfast-[0-9]*.tgz

FROM node:24-trixie-slim
COPY --from=build /opt/holdfast /opt/holdfast
ENV PATH="/opt/holdfast/node_modules/.bin:$PATH"
WORKDIR /work
USER node
ENTRYPOINT ["holdfast"]
