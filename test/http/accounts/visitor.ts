import type { Answer } from '../../support/answer.ts'
import type { Call, TestGateway } from '../../support/http.ts'

/** A browser as far as the API needs one: it keeps cookies and sends them back, with `Origin` and the token header. */
export type Visitor = {
  readonly call: (method: string, path: string, call?: Call) => Promise<Answer>
  readonly signIn: (email: string, password: string) => Promise<Answer>
  readonly cookies: () => ReadonlyMap<string, string>
  /** The attributes with which a cookie was set last. */
  readonly attributes: (name: string) => string
}

/** Makes one that has signed in to nothing. */
export const createVisitor = (gateway: TestGateway, origin = 'https://ill.example.org'): Visitor => {
  const cookies = new Map<string, string>()
  const attributes = new Map<string, string>()
  let csrfToken = ''

  const call: Visitor['call'] = async (method, path, more = {}) => {
    const answer = await gateway.call(method, path, {
      ...more,
      key: null,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        origin,
        'x-csrf-token': csrfToken,
        ...more.headers,
      },
    })
    for (const set of answer.headers.getSetCookie()) {
      const [pair = '', ...rest] = set.split('; ')
      const [name = '', value = ''] = pair.split('=')
      attributes.set(name, rest.join('; '))
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const token = answer.at('csrfToken') ?? answer.at('session', 'csrfToken')
    if (typeof token === 'string') csrfToken = token
    return answer
  }
  return {
    call,
    signIn: (email, password) => call('POST', '/v1/session', { json: { email, password } }),
    cookies: () => cookies,
    attributes: (name) => attributes.get(name) ?? '',
  }
}

/** A password that nobody guesses. */
export const goodPassword = 'mossy-lantern-9-orbit-fjord'

/** Creates a person by the API and sets the password with the link of the invitation. */
export const createPerson = async (
  gateway: TestGateway,
  settings: { readonly email: string; readonly role: string; readonly library?: string },
  password = goodPassword,
): Promise<{ readonly id: string }> => {
  const made = await gateway.call('POST', '/v1/users', { json: { name: 'Anna Lund', ...settings } })
  const token = made.words('invitation', 'link').split('token=')[1]
  await gateway.call('POST', '/v1/passwords', { key: null, json: { token, password } })
  return { id: made.words('user', 'id') }
}
