import { fileURLToPath } from 'node:url'
import { contentModels } from '../protocols/ncip/src/content-models.ts'
import { writeMessageTypes } from './message-types.ts'

/**
 * Writes the TypeScript types of all NCIP messages: `messages.ts` beside each table. With `--check` it writes nothing and
 * exits with 1 if a file is not what it would write.
 */
writeMessageTypes(
  Object.entries(contentModels).map(([edition, model]) => ({
    file: fileURLToPath(new URL(`../protocols/ncip/src/edition-${edition}/messages.ts`, import.meta.url)),
    model,
    edition,
    script: 'scripts/generate-ncip-messages.ts',
    describe: (name) => {
      const initiation = name.replace(/Response$/, '')
      if (!model.types.has(`${initiation}Response`)) return undefined
      return name === initiation ? `Answered by \`${name}Response\`.` : `Answers \`${initiation}\`.`
    },
  })),
)
