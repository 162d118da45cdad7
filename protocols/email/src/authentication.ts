import { valuesOf } from './header-fields.ts'
import type { AuthenticationResult, AuthenticationResults, HeaderField } from './mail.ts'

const maxFields = 50
/** Longer fields are left out: none that a mail server writes is. */
const longestField = 4000

/**
 * Reads the Authentication-Results fields of a mail (RFC 8601) in the order of the mail, so that what the last mail
 * server added is first. Anyone can write such a field: only those of an `authservId` that the receiving mail
 * server is known to use, and to take away from incoming mail, may be believed.
 */
export function readAuthentication(headers: readonly HeaderField[]): readonly AuthenticationResults[] {
  return valuesOf(headers, 'authentication-results')
    .filter((value) => value.length <= longestField)
    .slice(0, maxFields)
    .map(readField)
}

function readField(value: string): AuthenticationResults {
  const [first = '', ...rest] = splitOutsideQuotes(withoutComments(value).replace(/\s+/g, ' '))
  const named = !first.includes('=')
  const [authservId = ''] = named ? words(first) : []
  return {
    authservId: unquote(authservId).toLowerCase(),
    results: (named ? rest : [first, ...rest]).flatMap((part) => readResult(part) ?? []),
  }
}

/** Reads one result. Blanks are single by now. */
function readResult(part: string): AuthenticationResult | undefined {
  const pairs = words(part.replace(/ ?= ?/g, '=')).flatMap((word): [string, string][] => {
    const at = word.indexOf('=')
    return at > 0 ? [[word.slice(0, at).toLowerCase(), unquote(word.slice(at + 1))]] : []
  })
  const [first, ...others] = pairs
  if (first === undefined) return undefined
  const [method = ''] = first[0].split('/')
  return {
    method,
    result: first[1].toLowerCase(),
    reason: others.find(([name]) => name === 'reason')?.[1],
    properties: Object.fromEntries(others.filter(([name]) => name.includes('.'))),
  }
}

/** Takes comments away: they nest, and quoted brackets begin none. */
function withoutComments(text: string): string {
  let kept = ''
  let depth = 0
  let quoted = false
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index]
    if (character === '\\') {
      if (depth === 0) kept += text.slice(index, index + 2)
      index += 1
    } else if (character === '"' && depth === 0) {
      quoted = !quoted
      kept += character
    } else if (character === '(' && !quoted) depth += 1
    else if (character === ')' && !quoted && depth > 0) {
      depth -= 1
      kept += ' '
    } else if (depth === 0) kept += character
  }
  return kept
}

function splitOutsideQuotes(text: string): readonly string[] {
  return text.match(/(?:"(?:[^"\\]|\\.)*"?|[^;"])+/g) ?? []
}

function words(text: string): readonly string[] {
  return text.match(/(?:"(?:[^"\\]|\\.)*"?|[^\s"])+/g) ?? []
}

function unquote(text: string): string {
  return text.replace(/^"(.*)"$/s, '$1').replace(/\\(.)/g, '$1')
}
