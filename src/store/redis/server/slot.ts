const slots = 16_384

/** Computes CRC16-CCITT (XMODEM): polynomial 0x1021, beginning with zero. */
const crc16 = (bytes: Uint8Array): number => {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1)
      crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc
}

/**
 * Returns the slot by which Redis Cluster places a key: of the part between its first braces, where anything does.
 *
 * Source: Redis Cluster Specification, "Hash tags".
 */
export const slotOf = (key: string): number => {
  const open = key.indexOf('{')
  const close = open === -1 ? -1 : key.indexOf('}', open + 1)
  const hashed = close > open + 1 ? key.slice(open + 1, close) : key
  return crc16(new TextEncoder().encode(hashed)) % slots
}
