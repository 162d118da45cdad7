import type { Client } from '@lendwire/client'
import { answerOf } from '../from-client.ts'
import { ApiProblem } from '../problem.ts'
import type { FactorChange, FactorProof, OwnAct, SecondStep, Session } from '../types.ts'

/** Returns the operations of signing in and out. */
export const sessionOperations = ({ GET, POST, PUT, PATCH, DELETE }: Client) => ({
  /** Reads who is signed in; null where nobody is. */
  session: async (): Promise<Session | null> => {
    try {
      return await answerOf(GET('/v1/session'))
    } catch (error) {
      if (error instanceof ApiProblem && error.kind === 'not_authenticated') return null
      throw error
    }
  },
  /** What the person has done since a time, the newest first. */
  ownActs: async (from: string): Promise<readonly OwnAct[]> =>
    (await answerOf(GET('/v1/session/acts', { params: { query: { from, limit: 200 } } }))).items,
  signInWays: () => answerOf(GET('/v1/sign-in')),
  testIdentityProvider: () => answerOf(GET('/v1/sign-in/openid/check')),
  signIn: (email: string, password: string): Promise<Session | SecondStep> =>
    answerOf(POST('/v1/session', { body: { email, password } })),
  finishSignIn: (proof: FactorProof) => answerOf(POST('/v1/session/second-step', { body: proof })),
  secondFactors: () => answerOf(GET('/v1/session/factors')),
  startFactorChange: () => answerOf(PUT('/v1/session/factors/change')),
  changeSecondFactors: (change: FactorChange) => answerOf(PATCH('/v1/session/factors', { body: change })),
  linkOpenId: (password: string, code: string): Promise<Session> =>
    answerOf(POST('/v1/sign-in/openid/link', { body: { password, ...(code === '' ? {} : { code }) } })),
  signOut: () => answerOf(DELETE('/v1/session')),
  requestPasswordReset: (email: string) => answerOf(POST('/v1/password-resets', { body: { email } })),
  setPassword: (input: {
    readonly token: string
    readonly password: string
    readonly email?: string
    readonly name?: string
  }) => answerOf(POST('/v1/passwords', { body: input })),
})
