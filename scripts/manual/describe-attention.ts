import { en } from '../../console/src/words/en.ts'
import { attentionRules } from '../../src/borrowing/attention/attention-rules.ts'

const wordsOf = <Word extends string>(words: Readonly<Record<Word, string>>, key: string): string =>
  Object.entries<string>(words).find(([each]) => each === key)?.[1] ?? key

/** Describes each kind of attention in the words of the console, with the commands that solve it. */
export const describeAttention = (): string => {
  const rows = Object.entries(attentionRules).map(([kind, { asks, raisedBy, remedies }]) => {
    const choices = remedies.map((command) => `**${wordsOf(en.commands, command)}**`).join(', ')
    return `| ${wordsOf(en.attention, kind)} | ${raisedBy} | ${choices} | ${asks ? 'yes' : ''} |`
  })
  return [
    '| what the console shows | when it appears | what you can do | you must act |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}
