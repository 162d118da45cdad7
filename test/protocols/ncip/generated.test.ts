import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'vitest'

test('the types are those of the content models', () => {
  const script = join(import.meta.dirname, '../../../scripts/generate-ncip-messages.ts')
  execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })
})
