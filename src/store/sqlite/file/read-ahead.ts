import { readSync } from 'node:fs'
import { open } from 'node:fs/promises'

/** The file is read in parts of this size. */
const partBytes = 1024 * 1024
const pageBytes = 4096

/** So many pages all over the file are read to see whether the system has it in memory. */
const probes = 32
/** So many of them that come from the disk say that it does not. */
const mostFromDisk = 4
/** A page that comes from memory takes less time, in milliseconds. The quickest disk takes more. */
const fromMemory = 0.03

/** A file takes this share of the memory that is free at most. */
const shareOfMemory = 0.5

/** Returns whether the system has most of a file in memory, as it has after a restart of the process alone. */
const isInMemory = (descriptor: number, size: number): boolean => {
  const page = Buffer.alloc(pageBytes)
  let fromDisk = 0
  for (let probe = 0; probe < probes && fromDisk < mostFromDisk; probe += 1) {
    const position = pageBytes * Math.floor(((probe + 0.5) * size) / probes / pageBytes)
    const started = performance.now()
    readSync(descriptor, page, 0, pageBytes, position)
    if (performance.now() - started > fromMemory) fromDisk += 1
  }
  return fromDisk < mostFromDisk
}

/**
 * Reads a file from its beginning to its end, so that the system has it in memory. After a start of the machine, lists would
 * otherwise read thousands of its pages one by one, each of which takes as long as hundreds of pages in a row.
 *
 * @param most the size up to which files are read, in bytes: half of the memory that is free where left out
 * @returns how many bytes were read; 0 where the file is in memory or too large
 */
export const readAhead = async (
  file: string,
  signal: AbortSignal,
  most = process.availableMemory() * shareOfMemory,
): Promise<number> => {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size > most || isInMemory(handle.fd, size)) return 0
    const part = Buffer.alloc(partBytes)
    let position = 0
    for (let bytesRead = 1; bytesRead > 0 && !signal.aborted; position += bytesRead)
      bytesRead = (await handle.read(part, 0, partBytes, position)).bytesRead
    return position
  } finally {
    await handle.close()
  }
}
