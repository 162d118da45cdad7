import { type Call, createCall } from './call.ts'
import { ApiProblem } from './problem.ts'
import type { Session, SignInWays } from './types.ts'

/** The operations of the gateway's API that the console uses. Each throws `ApiProblem`. */
export type Api = ReturnType<typeof createApi>

const readJson = async <T>(response: Promise<Response>): Promise<T> => (await response).json() as Promise<T>

const sessionOperations = (call: Call, keepToken: (token: string | undefined) => void) => {
  const keep = (session: Session): Session => {
    keepToken(session.csrfToken)
    return session
  }
  return {
    /** Reads who is signed in; null where nobody is. */
    session: async (): Promise<Session | null> => {
      try {
        return keep(await readJson<Session>(call('GET', '/v1/session')))
      } catch (error) {
        if (error instanceof ApiProblem && error.kind === 'not_authenticated') return null
        throw error
      }
    },
    signInWays: () => readJson<SignInWays>(call('GET', '/v1/sign-in')),
    signIn: async (email: string, password: string): Promise<Session> =>
      keep(await readJson<Session>(call('POST', '/v1/session', { body: { email, password } }))),
    signOut: async (): Promise<void> => {
      await call('DELETE', '/v1/session')
      keepToken(undefined)
    },
    requestPasswordReset: async (email: string): Promise<void> => {
      await call('POST', '/v1/password-resets', { body: { email } })
    },
    setPassword: (input: {
      readonly token: string
      readonly password: string
      readonly email?: string
      readonly name?: string
    }) => readJson<{ readonly email: string }>(call('POST', '/v1/passwords', { body: input })),
  }
}

/** Makes the client of the API for one page of the browser. It keeps the CSRF token of the session. */
export const createApi = () => {
  let csrfToken: string | undefined
  const call = createCall(() => csrfToken)
  return {
    ...sessionOperations(call, (token) => {
      csrfToken = token
    }),
  }
}
