import S3rver from "@20minutes/s3rver";

// A real S3 server on a free port of loopback: `node serve.mjs <folder> <bucket>`. Its key and secret are S3RVER.
const [directory, bucket] = process.argv.slice(2);
const server = new S3rver({
  directory,
  address: "127.0.0.1",
  port: 0,
  silent: true,
  configureBuckets: [{ name: bucket, configs: [] }],
});
// It leaves the slash behind a bucket out of what it signs, and Amazon's client asks for lists with one: their signature
// alone is not compared.
server.middleware.unshift((ctx, next) => {
  if (ctx.path === `/${bucket}/`) ctx.app = Object.create(ctx.app, { allowMismatchedSignatures: { value: true } });
  return next();
});
const { port } = await server.run();
console.info(`S3 listens on ${port}`);
