import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Edition, type Fault, readMessage, validateMessage, writeMessage } from '@lendwire/iso18626'
import { lenderArguments, runLender, scenarioHelp } from './lender/run.ts'
import { Problem } from './problem.ts'

const usage = `lendwire: a partner-protocol gateway for interlibrary loan, the borrowing side

  lendwire validate [--protocol iso18626] [--edition 1.2|2021-2] FILE…
      a line per file: ok with message kind and edition, or each fault with its path; exit 1 if any file is bad
  lendwire roundtrip [--edition 1.2|2021-2] FILE
      reads a message and writes it to standard output
  lendwire lender [options]
      runs a scriptable lending partner
${Object.entries(lenderArguments)
  .map(([name, { value, help }]) => `        --${name} ${value}`.padEnd(32) + help)
  .join('\n')}
      scenarios:
${scenarioHelp.map((line) => `        ${line}`).join('\n')}
`

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const complain = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const editions: readonly string[] = ['1.2', '2021-2']
const isEdition = (text: string): text is Edition => editions.includes(text)

const readOptions = (given: readonly string[]) => {
  const { values, positionals } = parseArgs({
    args: [...given],
    options: { protocol: { type: 'string' }, edition: { type: 'string' } },
    allowPositionals: true,
  })
  const { protocol = 'iso18626', edition } = values
  if (protocol !== 'iso18626')
    throw new Problem('invalid_input', `There is no protocol ${protocol}: only iso18626.`)
  if (edition !== undefined && !isEdition(edition)) {
    throw new Problem('invalid_input', `There is no edition ${edition}: only ${editions.join(' and ')}.`)
  }
  if (positionals.length === 0) throw new Problem('invalid_input', 'Name a file.')
  return { options: edition === undefined ? {} : { edition }, files: positionals }
}

const load = (file: string): Promise<Uint8Array> =>
  readFile(file).catch((cause: unknown) => {
    throw new Problem('not_found', `The file ${file} cannot be read.`, { cause })
  })

const faultLine = ({ path, message, value }: Fault): string =>
  `${path === '' ? '(document)' : path}: ${message}${value === undefined ? '' : ` (found ${JSON.stringify(value)})`}`

const validate = async (given: readonly string[]): Promise<number> => {
  const { options, files } = readOptions(given)
  let bad = 0
  for (const file of files) {
    try {
      const { faults, kind, edition } = validateMessage(await load(file), options)
      if (faults.length === 0) print(`${file}: ok ${kind} ${edition}`)
      for (const fault of faults) print(`${file}: ${faultLine(fault)}`)
      if (faults.length > 0) bad += 1
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      print(`${file}: ${error.message}`)
      bad += 1
    }
  }
  return bad > 0 ? 1 : 0
}

const roundtrip = async (given: readonly string[]): Promise<number> => {
  const { options, files } = readOptions(given)
  const [file] = files
  if (file === undefined || files.length > 1) throw new Problem('invalid_input', 'Name one file.')
  const read = readMessage(await load(file), options)
  for (const fault of read.ok ? read.notes : read.faults) complain(faultLine(fault))
  if (!read.ok) return 1
  print(writeMessage(read.message))
  return 0
}

const lender = async (given: readonly string[]): Promise<number> => {
  const { values } = parseArgs({ args: [...given], options: lenderArguments })
  const running = await runLender(values, print)
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('SIGINT', resolve)
  })
  await running.lender.stop()
  return 0
}

const commands: Readonly<Record<string, (given: readonly string[]) => Promise<number>>> = {
  validate,
  roundtrip,
  lender,
}

const run = async ([name = '', ...given]: readonly string[]): Promise<number> => {
  if (name === '' || name === 'help' || name === '--help' || given.includes('--help')) {
    print(usage)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    complain(`There is no command ${name}.\n\n${usage}`)
    return 2
  }
  try {
    return await command(given)
  } catch (error) {
    const isUsage =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
    if (!(error instanceof Problem) && !isUsage) throw error
    complain(error.message)
    if (error instanceof Problem)
      for (const fault of error.faults) complain(`  ${fault.path}: ${fault.message}`)
    return 2
  }
}

process.exitCode = await run(process.argv.slice(2))
