#!/usr/bin/env node
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { CertifyError, certifyArguments, runCertify } from './run-certify.ts'
import { stopBySignals } from './stop-signals.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const usage = (): string => {
  const options = Object.entries(certifyArguments).map(
    ([name, { value, help }]) => [`--${name} <${value}>`, help] as const,
  )
  const width = Math.max(...options.map(([option]) => option.length))
  return [
    'Usage: lendwire-certify <url> [options]',
    '',
    'Tries a system of a partner over ISO 18626 or NCIP, and reports what departs from the standard.',
    'The exit code is 0 if no case failed, 1 if one did or the run was stopped, 2 for wrong arguments.',
    '',
    ...options.map(([option, help]) => `  ${option.padEnd(width)}  ${help}`),
  ].join('\n')
}

/** Returns the arguments by the names that the suite has for them; null where help is asked for. */
const readArguments = (args: readonly string[]): Readonly<Record<string, string>> | null => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...Object.fromEntries(Object.keys(certifyArguments).map((name) => [name, { type: 'string' }] as const)),
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help === true) return null
  const [url, ...others] = positionals
  if (url === undefined) throw new Error('The address of the system is missing.')
  if (others.length > 0) throw new Error(`One address is tried at a time: ${others.join(' ')} is too much.`)
  const named = Object.entries(values).map(([name, value]) => [
    name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    String(value),
  ])
  return { ...Object.fromEntries(named), url }
}

/** Runs the suite with the arguments of a command line; returns the exit code. */
const main = async (args: readonly string[]): Promise<number> => {
  let settings: ReturnType<typeof readArguments>
  try {
    settings = readArguments(args)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage()}\n`)
    return 2
  }
  if (settings === null) {
    print(usage())
    return 0
  }
  const { signal, release } = stopBySignals(print)
  try {
    const { totals } = await runCertify(settings, {
      print,
      write: (file, text) => writeFile(file, text),
      signal,
    })
    return totals.failed === 0 && !signal.aborted ? 0 : 1
  } catch (error) {
    if (!(error instanceof CertifyError)) throw error
    for (const { path, message } of error.faults) process.stderr.write(`${path}: ${message}\n`)
    return 2
  } finally {
    release()
  }
}

process.exitCode = await main(process.argv.slice(2))
