/** `app.bsky.video.*`: the service that encodes videos before they are posted. Here a job is done at the second look. */
import { Refusal } from '../answer.ts'
import type { Route } from '../http-server.ts'
import { param, query, type BlueskyParts } from './methods.ts'
import { sniffType } from '../sniff-type.ts'

interface Job {
  jobId: string
  did: string
  cid: string
  looks: number
}

export const videoMethods = (parts: BlueskyParts): Route[] => {
  const jobs = new Map<string, Job>()
  const status = (job: Job): object => {
    const blob = parts.network.findBlob(job.cid)
    if (!blob || job.looks < 1) return { jobId: job.jobId, did: job.did, state: 'JOB_STATE_ENCODING', progress: 50 }
    const ref = { $type: 'blob', ref: { $link: blob.cid }, mimeType: blob.mimeType, size: blob.size }
    return { jobId: job.jobId, did: job.did, state: 'JOB_STATE_COMPLETED', progress: 100, blob: ref }
  }
  return [
    {
      method: 'POST',
      path: '/xrpc/app.bsky.video.uploadVideo',
      maxBodyBytes: parts.media.videoMaxBytes,
      handle: (request) => {
        const did = parts.tokens.verifyAccess(request.token)
        if (sniffType(request.body) !== 'video/mp4') throw new Refusal(400, 'InvalidRequest', 'not a video')
        const { cid } = parts.network.addBlob(request.body, 'video/mp4')
        const jobId = `job-${cid}`
        const known = jobs.get(jobId)
        if (known) return { status: 409, body: { ...status(known), error: 'already_exists', message: 'Video already exists' } }
        const job = { jobId, did, cid, looks: 0 }
        jobs.set(jobId, job)
        // The live service answers the job itself here, and wraps it in `jobStatus` when asked for it later.
        return { status: 200, body: status(job) }
      },
    },
    query(parts, 'app.bsky.video.getJobStatus', (request) => {
      const job = jobs.get(param(request, 'jobId'))
      if (!job) throw new Refusal(400, 'InvalidRequest', 'no such job')
      job.looks += 1
      return { jobStatus: status(job) }
    }),
    query(parts, 'app.bsky.video.getUploadLimits', () => ({
      canUpload: true,
      remainingDailyVideos: 25,
      remainingDailyBytes: 10_000_000_000,
    })),
  ]
}
