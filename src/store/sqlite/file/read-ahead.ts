import { readSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/** The file is read in parts of this size. */
const partBytes = 1024 * 1024
/** So many parts are read at a time: a disk gives several at once two to four times as fast. One thread of Node's pool is left for others. */
const partsAtOnce = 3
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

const readWhole = async (handle: FileHandle, signal: AbortSignal, most: number): Promise<number> => {
  const { size } = await handle.stat()
  if (size > most || isInMemory(handle.fd, size)) return 0
  let next = Math.ceil(size / partBytes)
  let total = 0
  const readParts = async (): Promise<void> => {
    const part = Buffer.alloc(partBytes)
    while (next > 0 && !signal.aborted) {
      next -= 1
      const { bytesRead } = await handle.read(part, 0, partBytes, next * partBytes)
      total += bytesRead
    }
  }
  await Promise.all(Array.from({ length: partsAtOnce }, readParts))
  return total
}

/** A file that is being read ahead. */
export type ReadAhead = {
  /** How many bytes were read; 0 where the file is in memory or too large. Rejects where the file cannot be read. */
  readonly done: Promise<number>
  /**
   * Closes the file. To be called after the last connection of this process to the database: a process that closes any
   * descriptor of a file loses all of its locks on the file (POSIX `fcntl`), SQLite's too. Another process that then opens
   * and closes the database, such as an older `sqlite3`, takes itself for the last one and removes the log: all later
   * commits of this process would be lost (https://www.sqlite.org/howtocorrupt.html, 2.2).
   */
  readonly close: () => Promise<void>
}

/**
 * Reads a file from its end to its beginning, so that the system has it in memory. After a start of the machine, lists would
 * otherwise read thousands of its pages one by one, each of which takes as long as hundreds of pages in a row. What was
 * stored last lies near the end, and is asked for first.
 *
 * @param most the size up to which files are read, in bytes: half of the memory that is free where left out
 */
export const startReadAhead = (
  file: string,
  signal: AbortSignal,
  most = process.availableMemory() * shareOfMemory,
): ReadAhead => {
  const opened = open(file, 'r')
  return {
    done: opened.then((handle) => readWhole(handle, signal, most)),
    close: () =>
      opened.then(
        (handle) => handle.close(),
        () => undefined,
      ),
  }
}
