import type { ChangeOutcome } from '../../../delivery/change-plan.ts'
import type { StoredAnswer } from '../../../store/ports/answers.ts'
import { jsonAnswer } from '../../responses/json-response.ts'
import { viewResult } from '../views/requests.ts'
import { etagOfRequest } from './request-etag.ts'

/** Answers a command with the request afterwards: 202 where messages to partners are queued. */
export const answerCommand = (outcome: ChangeOutcome): StoredAnswer =>
  jsonAnswer(viewResult(outcome), outcome.messagesSent.length > 0 ? 202 : 200, {
    etag: etagOfRequest(outcome.stored.value),
  })
