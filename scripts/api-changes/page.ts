import type { BreakingChanges } from './breaking-changes.ts'

/** Writes the changes of an operation or a schema in one line of Markdown. */
export const lineOf = ({ subject, changes }: BreakingChanges): string =>
  `- \`${subject}\`: ${changes.join('; ')}.`

const itemOf = ({ subject, changes }: BreakingChanges): string =>
  [`- \`${subject}\``, ...changes.map((change) => `  - ${change}`)].join('\n')

/** Writes the page with the changes since 0.1.0. */
export const writePage = (all: readonly BreakingChanges[]): string =>
  `# Changes of the API since 0.1.0 that a client must follow

Generated from \`fixtures/openapi/0.1.0.json\` and the present document (\`npm run docs\`), by operation, and by schema where operations share one. Additions are not listed; CHANGELOG.md says why things changed.

${all.map(itemOf).join('\n')}
`

/** Reads the section of a changelog on what is not released yet. */
const unreleased = (changelog: string): string => changelog.split(/^## /m)[1] ?? ''

/**
 * Gives those changes that the section Unreleased of a changelog does not name: a line with **Breaking** and the
 * operation or the schema in code.
 */
export const notInChangelog = (
  all: readonly BreakingChanges[],
  changelog: string,
): readonly BreakingChanges[] => {
  const lines = unreleased(changelog)
    .split('\n')
    .filter((line) => line.includes('**Breaking**'))
  return all.filter(({ subject }) => !lines.some((line) => line.includes(`\`${subject}\``)))
}
