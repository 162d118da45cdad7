/**
 * Reads a write-ahead log as SQLite does when it recovers one, to find what recovery would pass over in silence: SQLite
 * takes all frames up to the first that does not fit, and drops the rest.
 *
 * Source: https://www.sqlite.org/walformat.html; `walIndexRecover` and `sqlite3WalFrames` in SQLite's src/wal.c.
 */

/** Gives the bytes of a log from one place to another: fewer where it ends before. They may change with the next call. */
export type ReadWal = (from: number, to: number) => Uint8Array

/** The damage of a log: the place, in bytes, from which on SQLite would take no more of it. */
export type WalDamage = { readonly at: number }

/** The state of the checksum, which runs over the header and all frames. */
type Sum = readonly [number, number]
type Header = {
  readonly littleEndian: boolean
  readonly frameBytes: number
  readonly salts: readonly [number, number]
  readonly sum: Sum
}
/** Its view holds the frame's own header and its page. */
type Frame = { readonly at: number; readonly view: DataView }

/** The number of bytes that a log has before its first frame. */
export const headerBytes = 32
const frameHeaderBytes = 24
/** The last bit says in which order the bytes of the words are that the checksum adds up. */
const magic = 0x377f0682
const bigEndian = 1
const framesAtOnce = 256
const bytesAtOnce = 1024 * 1024
const nothing: Sum = [0, 0]

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const sumAfter = ([first, second]: Sum, view: DataView, [from, to]: Sum, littleEndian: boolean): Sum => {
  let [one, other] = [first, second]
  for (let place = from; place < to; place += 8) {
    one = (one + view.getUint32(place, littleEndian) + other) | 0
    other = (other + view.getUint32(place + 4, littleEndian) + one) | 0
  }
  return [one >>> 0, other >>> 0]
}

const isSame = ([one, other]: Sum, [first, second]: Sum): boolean => one === first && other === second

const readHeader = (bytes: Uint8Array): Header | null => {
  if (bytes.length < headerBytes) return null
  const view = viewOf(bytes)
  const word = (place: number): number => view.getUint32(place)
  const littleEndian = (word(0) & bigEndian) === 0
  const sum: Sum = [word(24), word(28)]
  const isValid =
    (word(0) & ~bigEndian) === magic && isSame(sumAfter(nothing, view, [0, 24], littleEndian), sum)
  if (!isValid) return null
  return { littleEndian, frameBytes: frameHeaderBytes + word(8), salts: [word(16), word(20)], sum }
}

function* framesOf(read: ReadWal, { frameBytes }: Header): Generator<Frame> {
  for (let from = headerBytes; ; from += framesAtOnce * frameBytes) {
    const bytes = read(from, from + framesAtOnce * frameBytes)
    for (let place = 0; place + frameBytes <= bytes.length; place += frameBytes)
      yield { at: from + place, view: viewOf(bytes.subarray(place, place + frameBytes)) }
    if (bytes.length < framesAtOnce * frameBytes) return
  }
}

const isBlank = (read: ReadWal): boolean => {
  for (let from = 0; ; from += bytesAtOnce) {
    const bytes = read(from, from + bytesAtOnce)
    if (bytes.some((byte) => byte !== 0)) return false
    if (bytes.length < bytesAtOnce) return true
  }
}

/** Returns false for the part behind the frames of a log that began again: frames of before, with other salts. */
const isOwn = ({ view }: Frame, { salts }: Header): boolean =>
  isSame([view.getUint32(8), view.getUint32(12)], salts)
const hasPage = ({ view }: Frame): boolean => view.getUint32(0) !== 0
const endsTransaction = ({ view }: Frame): boolean => view.getUint32(4) !== 0
const storedSum = ({ view }: Frame): Sum => [view.getUint32(16), view.getUint32(20)]
const computedSum = ({ view }: Frame, before: Sum, { littleEndian }: Header): Sum => {
  const begun = sumAfter(before, view, [0, 8], littleEndian)
  return sumAfter(begun, view, [frameHeaderBytes, view.byteLength], littleEndian)
}

/**
 * Finds damage that no crash explains. A crash may leave any part of the last transaction on the disk, since that was not
 * synced yet; so may a transaction that failed, behind a shorter one that took its place. But a transaction is only ever
 * begun where the one before was complete: a frame that follows the end of a transaction, by the checksum that runs
 * through all frames, shows that every frame before it once fitted. The header is synced before the first frame is
 * written, and lies in one sector: it is whole, or the log is blank.
 *
 * Not found, since a crash may leave the same: a log that was cut off, or whose last transaction is damaged; and the last
 * two where the very mark is gone by which the first of them ended.
 *
 * @param read gives the bytes of the log
 */
export const findWalDamage = (read: ReadWal): WalDamage | null => {
  const header = readHeader(read(0, headerBytes))
  if (header === null) return isBlank(read) ? null : { at: 0 }
  let before = header.sum
  let damage: WalDamage | null = null
  /** By which sums a frame would follow a transaction that ended with the frame before it. */
  let endings: readonly Sum[] = []
  for (const frame of framesOf(read, header)) {
    const stored = storedSum(frame)
    if (damage === null) {
      const computed = computedSum(frame, before, header)
      if (isOwn(frame, header) && hasPage(frame) && isSame(computed, stored)) {
        before = stored
        continue
      }
      damage = { at: frame.at }
      // What is damaged may be the sum that it has stored.
      endings = endsTransaction(frame) ? [stored, computed] : []
      continue
    }
    const follows = (ending: Sum): boolean => isSame(computedSum(frame, ending, header), stored)
    if (isOwn(frame, header) && endings.some(follows)) return damage
    endings = endsTransaction(frame) ? [stored] : []
  }
  return null
}
