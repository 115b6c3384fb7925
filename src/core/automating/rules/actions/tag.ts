/**
 * Puts a word on what was said, here; the platform hears nothing of it. On a follower: on whatever they say from then on.
 */
import type { RuleAction } from '../../../../contract/rules.ts'
import { tagFollower } from '../../../store/follower-writer.ts'
import { updateItems } from '../../../store/inbox-writer.ts'
import type { ActionOf } from './action.ts'
import { tellRule } from './tell-rule.ts'

export const tag: ActionOf<Extract<RuleAction, { do: 'tag' }>> = {
  isDone: ({ tag: wanted }, occasion) => {
    if (occasion.about === 'post') return false
    return (occasion.about === 'said' ? occasion.item : occasion.follower).tags.includes(wanted)
  },
  pretend: (_it, _action, { occasion: { account }, dueAt }) => [{ account, dueAt, words: null, asks: null, left: null }],
  perform: (it, tx, { tag: wanted }, { rule, occasion, leftUndone }) => {
    if (occasion.about === 'post') return
    if (leftUndone !== undefined) return tellRule(tx, rule, occasion, 'rule.left_undone', { act: 'tag', why: leftUndone })
    if (occasion.about === 'said') {
      const { id, tags, creatorId } = occasion.item
      updateItems(tx, [id], { tags: [...tags, wanted] })
      tx.emit({ kind: 'inbox.changed', creatorId })
    } else {
      // Read anew: a rule before this one may have given another.
      const { id } = occasion.follower
      tagFollower(tx, id, [...new Set([...(it.followers.get(id)?.tags ?? []), wanted])])
    }
    tellRule(tx, rule, occasion, 'rule.tagged', { tag: wanted })
  },
}
