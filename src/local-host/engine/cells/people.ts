import { FIELD } from '../fields/fieldTypes.ts'
import { isBag, textOf } from '../world/values.ts'
import { itemsOf, wrongValue, type CellEnvironment, type CellType } from './cellType.ts'

/** A member in a cell (host-protocol §6.1). */
export const userValue = (id: string, env: CellEnvironment) => {
  const member = env.member(id)
  return { id, name: member?.name ?? id, enName: member?.enName ?? id, en_name: member?.enName ?? id }
}

const isOne = (property: Record<string, unknown> | null): boolean => property?.['multiple'] === false

const peopleText = (value: unknown, env: CellEnvironment): string =>
  Array.isArray(value)
    ? value
        .map(
          (item: unknown) =>
            textOf(item, env.language === 'zh' ? 'name' : 'enName') || textOf(item, 'name') || textOf(item, 'id'),
        )
        .join(',')
    : ''

/** People: `[{id}]` is enough to write, the host adds the names; unknown ids are refused. */
export const userCell: CellType = {
  types: [FIELD.user],
  family: 'people',
  writable: true,
  normalise(raw, field, env) {
    const people = new Map(
      itemsOf(raw).map((item) => {
        const id = textOf(item, 'id')
        if (!env.member(id)) throw wrongValue(field, 'the id of a member')
        return [id, userValue(id, env)]
      }),
    )
    const list = [...people.values()].slice(0, isOne(field.property) ? 1 : undefined)
    return list.length === 0 ? null : list
  },
  text: (value, _field, env) => peopleText(value, env),
  fromText: () => null,
}

/** Group chats: stored as given when they have an id. */
export const groupChatCell: CellType = {
  types: [FIELD.groupChat],
  family: 'people',
  writable: true,
  normalise(raw, field) {
    const chats = itemsOf(raw).map((item) => {
      if (!isBag(item) || typeof item['id'] !== 'string') throw wrongValue(field, 'chats with an id')
      return Object.assign({ name: '', avatarUrl: '' }, item)
    })
    const list = isOne(field.property) ? chats.slice(0, 1) : chats
    return list.length === 0 ? null : list
  },
  text: (value) =>
    Array.isArray(value) ? value.map((item: unknown) => textOf(item, 'name') || textOf(item, 'id')).join(',') : '',
  fromText: () => null,
}
