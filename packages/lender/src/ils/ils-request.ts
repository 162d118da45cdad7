import { type PartialMessage, readNcip, toVersion2 } from 'node-ncip'

/** A call as the simulated system reads it: of version 2, whatever it came in. */
export type IlsRequest = {
  readonly edition: '1' | '2'
  readonly version: string | undefined
  readonly kind: string
  readonly body: unknown
  readonly itemId: string | undefined
}

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

/** Returns the text under a path of element names. */
export const textUnder = (body: unknown, ...path: readonly string[]): string | undefined => {
  const target = path.reduce<unknown>((node, name) => {
    const parent = first(node)
    return isNode(parent) ? parent[name] : undefined
  }, body)
  const value = isNode(target) ? target.value : target
  return typeof value === 'string' ? value.trim() : undefined
}

/** Reads the barcode and PIN of AuthenticationInput. */
export const readBarcodeAndPin = (
  body: unknown,
): { readonly barcode: string | undefined; readonly pin: string | undefined } => {
  const inputs = isNode(body) && Array.isArray(body.AuthenticationInput) ? body.AuthenticationInput : []
  const of = (pin: boolean) =>
    inputs.find((each: unknown) => /^pin$/i.test(textUnder(each, 'AuthenticationInputType') ?? '') === pin)
  return {
    barcode: textUnder(of(false), 'AuthenticationInputData'),
    pin: textUnder(of(true), 'AuthenticationInputData'),
  }
}

/** Reads a call; undefined if it is not one. */
export const readIlsRequest = (xml: Uint8Array): IlsRequest | undefined => {
  const result = readNcip(xml)
  const message: PartialMessage | undefined = result.ok ? result.message : result.partial
  if (message === undefined) return undefined
  const { kind, body } = toVersion2(message)?.message ?? message
  return {
    edition: message.edition,
    version: result.version,
    kind,
    body,
    itemId: textUnder(body, 'ItemId', 'ItemIdentifierValue'),
  }
}
