import { isJson, type Json } from './json.ts'

/**
 * The headers of answers, as components. What every answer has, `X-Request-Id`, `RateLimit` and `RateLimit-Policy`, is said
 * here, in the introduction and at 429, and not at each answer again.
 */
const headers: Readonly<Record<string, string>> = {
  'X-Request-Id':
    'In every answer: the id of the call, the caller’s own where it sends one. Problems, the log and the audit log name it.',
  ETag: 'The state that was read or written, for `If-Match`.',
  Location: 'The address of what was created.',
  'Idempotency-Replayed':
    '`true` where the call was carried out before under this key, and this is the answer of that time.',
  'Retry-After': 'After how many seconds the call may be repeated.',
  RateLimit:
    'In every answer to a key or person: how many calls they may still make (`r`), and after how many seconds they may make all of them again (`t`), such as `"calls";r=599999;t=42`.',
  'RateLimit-Policy':
    'In every answer to a key or person: how many calls (`q`) they may make in how many seconds (`w`).',
  'WWW-Authenticate': 'How the caller proves who it is.',
  'Set-Cookie': 'The cookie of the session, or its end.',
  'Content-Disposition': 'The name of the file.',
  'X-Next-Cursor':
    'The cursor of the next page, where there is one, beside an answer of one line for each item.',
}

const inEveryAnswer: readonly string[] = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy']

/** The operations that answer with the address of what they created, or of what comes next. */
const withLocation: readonly unknown[] = [
  'createRequest',
  'createRequestByOpenUrl',
  'createKey',
  'createUser',
  'rotateKey',
  'startOpenIdSignIn',
  'signOutAtProvider',
  'finishOpenIdSignIn',
  'answerByLink',
]

/** The operations that set a cookie, or end one. */
const withCookie: readonly unknown[] = [
  'signIn',
  'finishSignIn',
  'startFactorChange',
  'signOut',
  'setPassword',
  'changePassword',
  'startOpenIdSignIn',
  'signOutAtProvider',
  'finishOpenIdSignIn',
  'linkOpenIdIdentity',
]

/** The operations that answer with a file. */
const withFile: readonly unknown[] = [
  'listRequests',
  'listCopyrightDeclarations',
  'getMessageFile',
  'getFile',
  'getStatistics',
  'exportStatistics',
  'getBalances',
]

/** The operations that answer with lines, beside which the cursor of the next page is a header. */
const withLines: readonly unknown[] = ['listAuditEntries']

const parametersOf = (operation: Json): readonly string[] =>
  Array.isArray(operation.parameters)
    ? operation.parameters.flatMap((each) => (isJson(each) ? [String(each.name)] : []))
    : []

const namesFor = (
  status: string,
  operation: Json,
  { method, hasEtag }: { readonly method: string; readonly hasEtag: boolean },
): readonly string[] => {
  const isSuccess = /^[23]/.test(status) && status !== '304'
  return [
    ...(status === '429' ? inEveryAnswer : []),
    ...(hasEtag && (isSuccess || status === '304') && status !== '204' && method !== 'delete'
      ? ['ETag']
      : []),
    ...(isSuccess && withLocation.includes(operation.operationId) ? ['Location'] : []),
    ...(isSuccess && withCookie.includes(operation.operationId) ? ['Set-Cookie'] : []),
    ...(isSuccess && withFile.includes(operation.operationId) ? ['Content-Disposition'] : []),
    ...(isSuccess && withLines.includes(operation.operationId) ? ['X-Next-Cursor'] : []),
    ...(isSuccess && parametersOf(operation).includes('Idempotency-Key') ? ['Idempotency-Replayed'] : []),
    ...(status === '429' || status === '503' ? ['Retry-After'] : []),
    ...(status === '401' ? ['WWW-Authenticate'] : []),
  ]
}

/** Paths that give an ETag without taking If-Match there. */
const furtherEtags: readonly string[] = [
  '/v1/requests',
  '/v1/requests/openurl',
  '/v1/requests/{number}/commands',
  '/v1/requests/{number}/files',
]

/** Declares the headers of answers in a document. */
export const describeHeaders = (document: Json): void => {
  const components = isJson(document.components) ? document.components : {}
  components.headers = Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      {
        description,
        schema: { type: name === 'Retry-After' ? 'integer' : 'string' },
        ...(inEveryAnswer.includes(name) ? { 'x-in-every-answer': true } : {}),
      },
    ]),
  )
  document.components = components
  for (const [path, item] of Object.entries(isJson(document.paths) ? document.paths : {})) {
    if (!isJson(item)) continue
    const operations = Object.entries(item).filter((each): each is [string, Json] => isJson(each[1]))
    const takesMatch = operations.some(([, operation]) => parametersOf(operation).includes('If-Match'))
    for (const [method, operation] of operations) {
      if (!isJson(operation.responses)) continue
      const hasEtag = takesMatch || (method === 'post' && furtherEtags.includes(path))
      for (const [status, response] of Object.entries(operation.responses)) {
        if (!isJson(response)) continue
        const names = namesFor(status, operation, { method, hasEtag })
        if (names.length > 0)
          response.headers = Object.fromEntries(
            names.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
          )
      }
    }
  }
}
