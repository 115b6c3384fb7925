/**
 * Words that tell something by themselves, without accents, by the beginning they share: `ador` is adore, adorable, adoré.
 * What they are worth is learnt; alone they are the baseline that the classifier is measured against.
 */
const begins = (words: string): RegExp => new RegExp(`^(?:${words.trim().split(/\s+/).join('|')})`, 'u')
const whole = (words: string): RegExp => new RegExp(`^(?:${words.trim().split(/\s+/).join('|')})$`, 'u')

export const lexicon = {
  kind: begins(
    `ador aime aimer belle beau bell bravo merci magnif superb sublim splend genial incroyab canon parfait trop felicit chapeau respect
    mignon chou top gg meilleur fier fiere coeur bisou courage joli ravi hate excell formid drole mdr ptdr douce doux inspir merveil
    motiv repose retablis delici styl elegan talent class plais kiff wow waouh wahou ouf dingue bien gere
    love lovely beaut gorgeous amaz awesome great perfect nice best congrat proud thank stunn cute sweet adorable brillia incredib
    excit happy good fantast wonder fun lol haha enjoy hug obsess goals flawless talented iconic well
    bonit precios guap hermos linda lindo encant increib maravill bellis stupend complim fant schon wunder toll liebe mooi brav
    perfect felici parab`,
  ),
  unkind: begins(
    `nul moche rate deteste horrib degueu bof decu dommage pourri ridicul ennuy lass marre honte pire affreux arnaque menteu abus faux
    trist insupport galere dangereu irrespons penib scandal beurk ecoeur cheap flou mauvais pitoyab
    ugly hate terrib awful bad worst bor disappoint trash garbage gross fake scam suck annoy overrat lame pathetic poor waste messy
    cringe horrible disgust stupid ruin wrong shaky blurry
    feo odio horrible brutto schlecht ruim feia`,
  ),
  insult: begins(
    `conn pute putain salope sale pouff pouf grosse bouffon merde gueule creve thon boudin boudin debil abruti vache degage cochon cloche
    minable ratee bitch whore idiot moron loser slut dumb fat pig worthless cow trashy clown imbecil idiota`,
  ),
  spam: begins(
    `gagn gratuit whatsapp telegram abonnes followers crypto bitcoin btc forex trading invest pret credit promo livraison pilule casino
    code compte clique cliquez click lien link bio selection felicitations winner win free cheap earn cash loan profit deposit replica
    grossiste voyant marabout iptv sugar dm mp inbox paypal giveaway cadeau prize gift discount deal shop offre offert
    guarantee garanti visit ambassad collab boost hacker recover snap followback income revenu kilos keto singles rencontre coquin`,
  ),
  question: whole(
    `quel quelle quels quelles combien comment ou quand pourquoi qui quoi est-ce c'est what which how where when who why is are do does did
    can will cual cuanto donde como welche wie wo was wann quanto quando dove`,
  ),
  /** Said to whoever posted. */
  you: whole(`tu te toi ton ta tes t'as t'es t' vous votre vos you your you're youre ur u te sei du dein voce`),
  /** Said of oneself, or to everybody. */
  elsewhere: whole(
    `quelqu'un quelqu'une qqn qqun qq1 vends vend cherche voisin bus train match mon ma mes anyone anybody someone somebody my landlord`,
  ),
  french: whole(
    `le la les un une des est et de du que qui pas je tu il elle on nous vous trop c'est j'ai pour avec dans sur ce cette mais ton ta tes
    moi toi au aux en ne quel quelle ca svp mdr tres plus`,
  ),
  english: whole(
    `the a an is are and of to i you he she it we they so my your for with in on this that but me at not what how was do does did can
    have be just lol too very more`,
  ),
  other: whole(
    `que el los las es una por muy como para del il lo gli che e di per non molto der die das und ist ich du wie nicht sehr o os um uma
    voce com het een van wat ik och jag ar den`,
  ),
} as const

export type LexiconName = keyof typeof lexicon

export const emojis = {
  kind: /[😍🥰😘❤🧡💛💚💙💜🖤🤎💕💗💖💎✨🔥👏🙌💪👑🎉🥳🤩😊☺🥹👌✅😋🤤🥂🌹💐]/u,
  laugh: /[😂🤣]/u,
  unkind: /[🤮🤢💩👎😡🤬🙄😒🖕]/u,
  money: /[💰💸🤑🎁👉👇🔞]/u,
  any: /\p{Extended_Pictographic}/u,
} as const
