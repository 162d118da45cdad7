import { besideName, mask } from './mask-secrets.ts'

/** The names under which a query has a credential. */
const credentialName =
  /auth|bearer|\bcode\b|credential|hash|hmac|jwt|kennwort|key|login|pass|\bpin\b|pwd?|secret|session|\bsid\b|sig|token/i

/**
 * Returns whether a part of a path or query looks as if a machine had made it: one word of 16 letters and digits or more, in
 * which they alternate. Endpoints with a secret in the path have such a part.
 */
const isRandom = (part: string): boolean =>
  part
    .split(/[^A-Za-z0-9]/)
    .some((word) => word.length >= 16 && (word.match(/[a-z]\d|\d[a-z]/gi) ?? []).length >= 3)

/** A part of a URL as it is written: all of it, or what stands before and in a credential. */
type Part = { readonly open: string; readonly credential: string }

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

const segment = (text: string): Part =>
  isRandom(decoded(text)) ? { open: '', credential: text } : { open: text, credential: '' }

const parameter = (text: string): Part => {
  const equals = text.indexOf('=')
  if (equals < 0) return segment(text)
  const [name, value] = [text.slice(0, equals), text.slice(equals + 1)]
  const isCredential = credentialName.test(decoded(name)) || isRandom(decoded(value))
  return isCredential ? { open: `${name}=`, credential: value } : { open: text, credential: '' }
}

const userInfo = ({ username, password }: URL): readonly Part[] =>
  username === '' && password === ''
    ? []
    : [{ open: '', credential: password === '' ? username : `${username}:${password}` }]

/** Takes the parts of a URL that may be credentials apart from the others. */
const partsOf = (url: URL) => ({
  user: userInfo(url),
  path: url.pathname.split('/').map(segment),
  query: url.search.slice(1).split('&').map(parameter),
  fragment: url.hash.slice(1).split('&').map(parameter),
})

/**
 * Lists the credentials that a URL seems to have, each as it is written and as it is meant: a user name or password, the value
 * of a parameter that is called like one, a random part of the path or query.
 */
export const credentialsInUrl = (text: string): readonly string[] => {
  const url = URL.parse(text)
  if (url === null) return []
  const found = Object.values(partsOf(url))
    .flat()
    .map(({ credential }) => credential)
    .filter((credential) => credential !== '')
  return [...new Set(found.flatMap((each) => [each, decoded(each)]))]
}

/** A shorter credential of a URL is in about any text: to mask it alone would damage answers and hide nothing. */
const shortest = 6

/** Lists the credentials of a URL that are masked in what comes back from it: a short one beside its name only. */
export const secretsInUrl = (text: string): readonly string[] => {
  const url = URL.parse(text)
  if (url === null) return []
  const long = credentialsInUrl(text)
    .flatMap((each) => [each, ...each.split(':').slice(1)])
    .filter((each) => each.length >= shortest)
  const short = partsOf(url)
    .query.concat(partsOf(url).fragment)
    .flatMap(({ open, credential }) => {
      const name = open.slice(0, -1)
      return [
        ...besideName(name, credential, shortest),
        ...besideName(decoded(name), decoded(credential), shortest),
      ]
    })
  return [...new Set([...long, ...short])]
}

const shown = ({ open, credential }: Part): string => open + (credential === '' ? '' : mask)

/**
 * Returns a URL as it may be shown, logged and written down: with the mask in the place of each credential. One without
 * credentials, and what is no URL, stays as it is written.
 */
export const showUrl = (text: string): string => {
  const url = URL.parse(text)
  if (url === null || credentialsInUrl(text).length === 0) return text
  const { user, path, query, fragment } = partsOf(url)
  return [
    url.protocol + (url.host === '' ? '' : '//'),
    ...user.map((part) => `${shown(part)}@`),
    url.host,
    path.map(shown).join('/'),
    url.search === '' ? '' : `?${query.map(shown).join('&')}`,
    url.hash === '' ? '' : `#${fragment.map(shown).join('&')}`,
  ].join('')
}
