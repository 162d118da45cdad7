import pino from 'pino'
import { z } from 'zod'
import type { Log, LogFormat, LogLevel } from '../log.ts'

const standardError = 2
/** The amount that is buffered before it is written, in bytes. The rest is written within a second, and when the process ends. */
const batchBytes = 4096
const flushEvery = 1_000

/** The destination and the form of the log. */
export type LogOptions = {
  readonly level: LogLevel
  readonly format: LogFormat
  /** Standard error by default, to which JSON is written in batches. */
  readonly stream?: NodeJS.WritableStream & { readonly isTTY?: boolean }
}

const Line = z.looseObject({ level: z.string(), at: z.string(), message: z.string() })
/** The colours of levels on a terminal (ECMA-48, SGR). */
const colours: Readonly<Record<string, number>> = { debug: 34, info: 32, warn: 33, error: 31 }

/** Writes a line for people: time, level and message, and each fact in a line of its own. */
const forPeople = (line: string, isColoured: boolean): string => {
  const { level, at, message, ...facts } = Line.parse(JSON.parse(line))
  const name = level.toUpperCase()
  const label = isColoured ? `\u001b[${colours[level] ?? 39}m${name}\u001b[39m` : name
  const details = Object.entries(facts).map(([fact, value]) => `    ${fact}: ${JSON.stringify(value)}\n`)
  return `[${at.slice(11, 23)}] ${label}: ${message}\n${details.join('')}`
}

/** The members of each line. A fact of the same name would be there twice: it gets another name. */
const ownMembers: readonly string[] = ['level', 'at', 'message']
const renameFacts = (facts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  ownMembers.some((name) => Object.hasOwn(facts, name))
    ? Object.fromEntries(
        Object.entries(facts).map(([name, value]) => [
          ownMembers.includes(name) ? `fact_${name}` : name,
          value,
        ]),
      )
    : facts

/** Creates the log of a process: one line per entry, with its time, level, message and facts. */
export const createPinoLog = ({ level, format, stream }: LogOptions): Log => {
  const output = stream ?? process.stderr
  const isTerminal = output.isTTY === true
  const isPretty = format === 'pretty' || (format === 'auto' && isTerminal)
  const target = isPretty
    ? { write: (line: string) => void output.write(forPeople(line, isTerminal)) }
    : (stream ?? pino.destination({ fd: standardError, sync: false, minLength: batchBytes }))
  const logger = pino(
    {
      level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    target,
  )
  if (stream === undefined && !isPretty) setInterval(() => logger.flush(), flushEvery).unref()
  return ({ level: entryLevel, message, facts = {} }) => logger[entryLevel](renameFacts(facts), message)
}
