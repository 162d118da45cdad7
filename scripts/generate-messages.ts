import { fileURLToPath } from 'node:url'
import { contentModels } from '../protocols/iso18626/src/content-models.ts'
import { writeMessageTypes } from './message-types.ts'

/**
 * Writes the TypeScript types of all ISO 18626 messages: `messages.ts` beside each table. With `--check` it writes
 * nothing and exits with 1 if a file is not what it would write.
 */
writeMessageTypes(
  Object.entries(contentModels).map(([edition, model]) => ({
    file: fileURLToPath(
      new URL(
        `../protocols/iso18626/src/edition-${edition.replaceAll('.', '-')}/messages.ts`,
        import.meta.url,
      ),
    ),
    model,
    edition,
    script: 'scripts/generate-messages.ts',
  })),
)
