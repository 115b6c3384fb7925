/** A real MP4 or MOV for tests: packets whose pictures nobody decodes, in a container everybody reads. */
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'

/** Smallest valid AVCDecoderConfigurationRecord: baseline profile, one SPS (320 × 180, which readers leave to the container) and one PPS. */
const avcConfig = Uint8Array.from([1, 66, 0, 30, 255, 225, 0, 9, 103, 66, 0, 30, 171, 64, 160, 47, 32, 1, 0, 4, 104, 206, 60, 128])

const formats = { mp4: () => new Mp4OutputFormat(), mov: () => new MovOutputFormat(), mkv: () => new MkvOutputFormat() }

export interface VideoWish {
  seconds?: number
  container?: keyof typeof formats
  /** Written as a phone writes where it was. */
  comment?: string
  fps?: number
  width?: number
  height?: number
  /** Of each packet: how heavy it is. */
  packetBytes?: number
}

const packetOf = (frame: number, bytes: number): Uint8Array => {
  const data = Buffer.alloc(4 + bytes, frame % 256)
  data.writeUInt32BE(bytes, 0)
  data[4] = frame === 0 ? 101 : 65
  return data
}

export const realVideo = async ({
  seconds = 2,
  container = 'mp4',
  comment,
  packetBytes = 2,
  fps = 25,
  width = 720,
  height = 1280,
}: VideoWish = {}): Promise<Uint8Array> => {
  const output = new Output({ format: formats[container](), target: new BufferTarget() })
  const source = new EncodedVideoPacketSource('avc')
  output.addVideoTrack(source)
  if (comment) output.setMetadataTags({ comment })
  await output.start()
  for (let frame = 0; frame < seconds * fps; frame += 1) {
    const packet = new EncodedPacket(packetOf(frame, packetBytes), frame === 0 ? 'key' : 'delta', frame / fps, 1 / fps)
    await source.add(
      packet,
      frame === 0 ? { decoderConfig: { codec: 'avc1.42001e', codedWidth: width, codedHeight: height, description: avcConfig } } : undefined,
    )
  }
  await output.finalize()
  if (!output.target.buffer) throw new Error('no video was made')
  return new Uint8Array(output.target.buffer)
}
