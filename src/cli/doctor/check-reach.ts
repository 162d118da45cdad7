import { connect } from 'node:net'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { ReasonError } from '../../translations/reason-error.ts'
import { type CheckName, type Finding, failure, passed, reasonOf, timeout } from './finding.ts'

/** Connects to a host and closes the connection; rejects with why it does not answer. */
const reach = (host: string, port: number): Promise<void> =>
  new Promise((done, fail) => {
    const socket = connect({ host, port, timeout })
    socket.once('connect', () => {
      socket.destroy()
      done()
    })
    socket.once('timeout', () =>
      socket.destroy(new ReasonError(reason('failure.too_slow', { milliseconds: timeout }))),
    )
    socket.once('error', fail)
  })

const defaultPorts: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'smtp:': 25,
  'smtps:': 465,
  'redis:': 6379,
  'rediss:': 6379,
}

/**
 * Checks that the host and port of a URL take a connection.
 *
 * @param check the name of the check
 * @param remedy what to do where nothing answers
 */
export const checkReach = async (check: CheckName, address: string, remedy: AnyReason): Promise<Finding> => {
  const url = new URL(address)
  const port = Number(url.port) || (defaultPorts[url.protocol] ?? 0)
  const place = `${url.hostname}:${port}`
  try {
    await reach(url.hostname.replace(/^\[|\]$/g, ''), port)
    return passed(check, reason('doctor.answers', { place }))
  } catch (error) {
    return failure(check, reason('doctor.no_answer', { place, why: reasonOf(error) }), remedy)
  }
}
