/** The headers whose values are shown: those of the protocols that hold no secret. Of all others the name alone is shown. */
const shown: ReadonlySet<string> = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'date',
  'expect',
  'host',
  'mime-version',
  'soapaction',
  'transfer-encoding',
  'user-agent',
  'via',
  'x-request-id',
])
const maxHeaders = 40
const longestValue = 200

/** Returns a credential without its secret: the scheme only. */
const withoutSecret = (name: string, value: string): string => {
  const scheme = name === 'authorization' ? /^(basic|bearer|digest|negotiate)\b/i.exec(value)?.[1] : undefined
  return scheme === undefined ? '…' : `${scheme} …`
}

/**
 * Returns the headers of a message as they may be shown to its sender's technician: names, and values that hold no
 * secret.
 */
export const shownHeaders = (headers: Headers): { readonly name: string; readonly value: string }[] =>
  [...headers].slice(0, maxHeaders).map(([name, value]) => ({
    name,
    value: shown.has(name) ? value.slice(0, longestValue) : withoutSecret(name, value),
  }))
