export type { AssessedTask } from '../../schema/index.ts'
