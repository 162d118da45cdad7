import { writeFileSync } from 'node:fs'
import { baselinePath, writeBaseline } from './api-changes/baseline.ts'
import { readOpenApiDocument } from './openapi-document.ts'

/** Writes the present OpenAPI document as what later changes are compared with: once for each release. */
writeFileSync(new URL(`../${baselinePath}`, import.meta.url), writeBaseline(await readOpenApiDocument()))
