/**
 * Tells whether a message of version 1 keeps to 1.0: it has nothing that 1.01 added, and what 1.01 made optional is there.
 */
export function isVersion100(xml: string): boolean {
  if (xml.includes('<PaidFeeAmount')) return false
  if (xml.includes('<CancelRequestItem>') && xml.includes('<AcknowledgedFeeAmount')) return false
  if (xml.includes('<LookupItem>')) return xml.includes('<ItemElementType')
  return !xml.includes('<LookupUser>') || xml.includes('<UserElementType')
}
