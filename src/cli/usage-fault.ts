import type { CommanderError } from 'commander'
import { type Output, sentencesFor } from './output.ts'

/** Returns the names that a message of commander has between quotes. */
const quotedIn = (message: string): readonly string[] =>
  [...message.matchAll(/'([^']+)'/g)].map(([, name = '']) => name)

/** Returns the names that commander suggests in place of a mistyped one. */
const suggestedIn = (message: string): readonly string[] =>
  /\n\(.* (?:mean|of) ([^()]+)\?\)$/.exec(message)?.[1]?.split(', ') ?? []

/**
 * Says what is wrong with a call, in the language of its reader. A message of commander is taken for its code and the names
 * in it; one whose code is not known stays as it is.
 */
export const sayUsageFault = ({ code, message }: CommanderError, output: Output): string => {
  const { t } = sentencesFor(output)
  const [first = '', second = ''] = quotedIn(message)
  const sentences: Readonly<Record<string, () => string>> = {
    'commander.unknownOption': () => t('command_line.unknown_option', { option: first }),
    'commander.unknownCommand': () => t('command_line.unknown_command', { command: first }),
    'commander.missingArgument': () => t('command_line.missing_argument', { argument: first }),
    'commander.missingMandatoryOptionValue': () => t('command_line.missing_option', { option: first }),
    'commander.optionMissingArgument': () => t('command_line.option_without_value', { option: first }),
    'commander.excessArguments': () => t('command_line.too_many_arguments', { command: first }),
    'commander.invalidArgument': () => t('command_line.value_not_allowed', { option: first, value: second }),
  }
  const names = suggestedIn(message)
  const [, choices] = /Allowed choices are (.+)\.$/.exec(message) ?? []
  return [
    sentences[code]?.() ?? message,
    ...(choices === undefined ? [] : [t('command_line.allowed_values', { values: choices })]),
    ...(names.length === 0 ? [] : [t('command_line.did_you_mean', { names: names.join(', ') })]),
    t('command_line.see_help'),
  ].join(' ')
}
