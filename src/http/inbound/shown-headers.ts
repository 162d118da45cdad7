/** Headers that hold secrets, or paths that may. */
const hidden = /auth|cookie|token|key|secret|passw|session|signature|credential|referer|forwarded/i
const mostHeaders = 40
const longestValue = 200

/** What is shown of a credential: how it is presented, and not what it is. */
const withoutSecret = (name: string, value: string): string => {
  const scheme = name === 'authorization' ? /^(basic|bearer|digest|negotiate)\b/i.exec(value)?.[1] : undefined
  return scheme === undefined ? '…' : `${scheme} …`
}

/** The headers of a message as they may be shown to its sender's technician: names, and values that hold no secret. */
export const shownHeaders = (headers: Headers): { readonly name: string; readonly value: string }[] =>
  [...headers].slice(0, mostHeaders).map(([name, value]) => ({
    name,
    value: hidden.test(name) ? withoutSecret(name, value) : value.slice(0, longestValue),
  }))
