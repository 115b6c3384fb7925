/**
 * A server that speaks S3, on loopback: s3rver. It knows keys, buckets and when a link ends; it does not calculate the
 * signatures of version 4, so that a wrong secret passes there.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'

export interface S3Server extends AsyncDisposable {
  endpoint: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  /** Names of what is in the bucket. */
  there(): Promise<string[]>
}

/** Its one pair of keys is S3RVER and S3RVER; it goes by the machine's own time, as real ones do. */
export const startS3 = async (): Promise<S3Server> => {
  const directory = await mkdtemp(join(tmpdir(), 'coulisse-s3-'))
  const bucket = 'coulisse-media'
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: bucket, configs: [] }] })
  const { port } = await server.run()
  return {
    endpoint: `http://127.0.0.1:${port}`,
    bucket,
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    there: async () => {
      const files = await readdir(join(directory, bucket), { recursive: true })
      return files.filter((name) => name.endsWith('._S3rver_object')).map((name) => name.slice(0, -'._S3rver_object'.length))
    },
    [Symbol.asyncDispose]: async () => {
      await server.close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
