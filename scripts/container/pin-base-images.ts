import { parseDockerfile } from './parse-dockerfile.ts'

/** An image that a Dockerfile begins with, and the digest by which it is taken. */
export type PinnedImage = { readonly image: string; readonly digest: string }

const digestPattern = /^(.+)@(sha256:[0-9a-f]{64})$/

/**
 * Returns a Dockerfile whose base images are taken by their digests.
 *
 * @param given the digest of each base image, such as `node:24-bookworm-slim@sha256:…`
 * @throws Error that names each base image without a digest, and each digest of no base image
 */
export const pinBaseImages = (
  dockerfile: string,
  given: readonly string[],
): { readonly dockerfile: string; readonly images: readonly PinnedImage[] } => {
  const stages = parseDockerfile(dockerfile)
  const names = new Set(stages.map(({ name }) => name))
  const needed = [...new Set(stages.map(({ image }) => image).filter((image) => !names.has(image)))]
  const digests = new Map(
    given.map((text) => {
      const [, image = '', digest = ''] = digestPattern.exec(text) ?? []
      if (!needed.includes(image)) throw new Error(`${text} is no base image with its digest (sha256).`)
      return [image, digest]
    }),
  )
  const missing = needed.filter((image) => !digests.has(image))
  if (missing.length > 0) throw new Error(`The digest is missing of the base image ${missing.join(' and ')}.`)
  return {
    dockerfile: dockerfile.replaceAll(/^FROM (\S+)/gm, (line, image: string) =>
      digests.has(image) ? `FROM ${image}@${digests.get(image)}` : line,
    ),
    images: [...digests].map(([image, digest]) => ({ image, digest })),
  }
}
