import type { Context, Decision, Input } from './decision.ts'
import type { Request } from './request.ts'

/**
 * Decides what an input means for a request: pure, the same arguments give the same decision.
 *
 * @param request the request as stored
 * @param input a command, a partner's event, a delivery's result, a deadline or an answer of the library's own side
 * @param context the time, who acts, and the facts of the partners in the rota
 * @returns the request after it, the event to record and the effects to carry out; or why a command is not allowed now
 */
export const decide = (request: Request, input: Input, context: Context): Decision => {
  throw new Error(`not yet decided: ${request.number} ${input.kind} ${context.now}`)
}
