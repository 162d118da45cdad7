import { ApiError, dataOf } from '@lendwire/client'
import { ApiProblem, problemOf } from './problem.ts'

type Answer<Data> = Parameters<typeof dataOf<Data>>[0]

/**
 * Waits for a call of the client and returns its data.
 *
 * @throws ApiProblem where the API refused the call, or could not be reached
 */
export const answerOf = async <Data>(call: Answer<Data>): Promise<Exclude<Data, undefined>> => {
  try {
    return await dataOf(call)
  } catch (error) {
    if (error instanceof ApiError) throw problemOf(error.status, error.problem)
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem('no_connection', '')
  }
}
