/** Who the practice agency works for, and what their libraries hold: safe for work. */
import type { PlanKind } from '../../contract/plans.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { AudienceMarket } from '../../practice/truth.ts'

export interface CastCaption {
  /** A template: each of its alternatives is another text. */
  text: string
  /** `null`: for any kind of post. */
  kinds: PlanKind[] | null
}

export interface CastMember {
  key: string
  name: string
  pseudonyms: string[]
  handle: string
  /** Where she is; not everybody is everywhere. */
  platforms: readonly PlatformId[]
  zone: string
  market: AudienceMarket
  language: 'fr' | 'en'
  notes: string
  neverMention: string[]
  /** Colours of the pictures: background from, to, and the shapes. */
  palette: [string, string, string]
  captions: CastCaption[]
  /** What each picture shows. */
  pictures: string[]
  /** What each short video shows. */
  reels: string[]
  /** What of her library is found under a tag: the nth picture, as in `pictures`. */
  tags: Readonly<Record<string, readonly number[]>>
  /** Named in a caption by `{{hashtags:…}}`. */
  hashtags: { name: string; tags: string[] }[]
  /** Her word on some of her pictures: the nth, where (`null`: everywhere), and how she put it. */
  consent: { nth: number; platform: PlatformId | null; allowed: boolean; note: string }[]
  /** The picture that is sold, and why it may be shown for nothing all the same. */
  paid: { nth: number; note: string } | null
  /** Written and scheduled by hand after the week: the first post that goes out while you watch. */
  byHand: { text: string; alt: string } | null
}

const any = (...texts: string[]): CastCaption[] => texts.map((text) => ({ text, kinds: null }))
const forKinds = (kinds: PlanKind[], ...texts: string[]): CastCaption[] => texts.map((text) => ({ text, kinds }))

export const cast: readonly CastMember[] = [
  {
    key: 'lea',
    name: 'Léa Marchand',
    pseudonyms: ['Léa M.', 'Luna Marchand'],
    handle: 'lea-marchand.test',
    platforms: ['bluesky', 'instagram', 'tiktok', 'onlyfans'],
    zone: 'Europe/Paris',
    market: 'france',
    language: 'fr',
    notes: 'Préfère publier le soir. Relit chaque texte le lundi.',
    neverMention: ['Villeurbanne'],
    palette: ['#3b1f4b', '#d9637d', '#ffd8a8'],
    captions: [
      ...any(
        '{Bonjour|Coucou|Bien le bonjour} {par ici|vous} ! {On parle de quoi aujourd’hui ?|Comment s’est passée votre nuit ?} ☕ #bonjour',
        '{Petit rappel|Rappel du jour} : boire de l’eau, dire non, {danser un peu|rire beaucoup}. 💧',
        '{Lumière du jour|Lumière du soir} : rien à ajouter. ✨ {{hashtags:paris}}',
        '{Quatre heures de shooting|Une matinée de shooting}, deux fous rires, {un seul rouge à lèvres|zéro regret}.',
        'Vous {préférez|choisiriez} {le matin|le soir} pour qu’on se retrouve ici ? {Dites-moi tout|Je lis tout}. 👇',
      ),
      ...forKinds(
        ['photo_set'],
        '{Trois idées|Plusieurs envies}, une seule à garder. Votez en commentaire : {1, 2 ou 3|la première ou la dernière} ? #mode',
        '{Avant, pendant, après|La journée en images}. {Laquelle gardez-vous ?|Laquelle j’affiche au mur ?}',
      ),
      ...forKinds(
        ['reel'],
        '{Dix secondes|Quelques secondes} de coulisses, {promis pas une de plus|et c’est déjà trop}. 🎬 {{hashtags:coulisses}}',
        '{Le petit film du jour|La vidéo du jour} : {montez le son|regardez jusqu’à la fin}. 🎬',
        '{Ce que vous ne voyez jamais|Ce qui ne se voit pas} sur {les photos|le reste du compte}. 🎬',
      ),
    ],
    pictures: [
      'Une tasse de café sur une table en bois, lumière du matin',
      'Robe portée avec des baskets',
      'Robe portée avec une veste en jean',
      'Robe portée avec des bottines',
      'Plateau photo avec un fond rose et deux projecteurs',
      'Coucher de soleil doré sur la Seine',
      'Silhouette de dos sur un pont',
      'Verre d’eau avec une rondelle de citron',
      'Casque audio posé sur un lit défait',
      'Visage maquillé, trait de liner',
      'Livre ouvert et chat endormi',
      'Bouquet de pivoines roses',
      'Étal d’abricots au marché',
      'Léa sourit à l’objectif devant un mur clair',
      'Table de terrasse éclairée par une guirlande',
      'Palette de maquillage ouverte',
    ],
    reels: [
      'Léa tourne devant le miroir',
      'Le plateau se monte en accéléré',
      'Le café se verse au ralenti',
      'Une rue de Paris depuis un vélo',
      'Les essais maquillage de la journée',
      'Le chat traverse le décor',
      'La robe rouge dans le vent',
      'Les pivoines s’ouvrent',
      'La Seine au coucher du soleil',
      'La playlist du soir en trois gestes',
      'Le marché du dimanche',
    ],
    tags: { portrait: [9, 13, 15], paris: [5, 6, 14], mode: [1, 2, 3], matin: [0, 7, 12] },
    hashtags: [
      { name: 'paris', tags: ['paris', 'parisienne', 'lumière'] },
      { name: 'coulisses', tags: ['coulisses', 'shooting', 'backstage'] },
    ],
    consent: [
      { nth: 13, platform: 'tiktok', allowed: false, note: 'Pas mon visage de face sur TikTok.' },
      { nth: 13, platform: 'bluesky', allowed: true, note: 'D’accord ici, vu avec Léa le lundi.' },
      { nth: 5, platform: null, allowed: true, note: 'Partout, sans limite de durée.' },
    ],
    paid: { nth: 15, note: 'Image d’appel, une seule fois : accord de l’agence.' },
    byHand: { text: 'En direct de la terrasse : qui est encore là ? 🌙', alt: 'Table de terrasse éclairée par une guirlande' },
  },
  {
    key: 'madison',
    name: 'Madison Reed',
    pseudonyms: ['Maddie'],
    handle: 'madison-reed.test',
    platforms: ['bluesky', 'x', 'instagram', 'onlyfans'],
    zone: 'America/New_York',
    market: 'us_east',
    language: 'en',
    notes: 'Mornings before the gym, evenings after eight.',
    neverMention: ['Hoboken'],
    palette: ['#0f2d4a', '#2f80c2', '#f7f3e3'],
    captions: [
      ...any(
        '{Six a.m. and still standing|Up before the sun}. {Barely.|Proudly.} 🚴‍♀️ {{hashtags:newyork}}',
        '{Rooftop weather|Sunday weather} is back. {Lemonade, sunscreen, repeat.|Nobody call me.}',
        '{Outfit check|Honest opinions, please}: {too much or just enough?|keep it or change it?}',
        '{Canceling all plans|Clearing the calendar} for {this|one more episode}. You would too.',
        'Small {win|joy} of the day: {showing up anyway|five minutes of quiet}. Yours? 💬 {{hashtags:fitness}}',
      ),
      ...forKinds(
        ['photo_set'],
        'Behind the scenes: {forty minutes|one hour} to get {one good frame|a single hair flip} right.',
        '{Swipe for the honest one|The last one is the real one}. {You were warned.|No filter, no mercy.}',
        '{A day in pictures|Today, in order}. {Pick your favorite.|Which one stays?}',
      ),
      ...forKinds(['reel'], '{Ten seconds|A short one} from {today|the studio}. {Sound on.|Watch till the end.} 🎬'),
    ],
    pictures: [
      'Row of bikes in a dark studio with blue light',
      'Glass of lemonade in front of a skyline',
      'Two deck chairs on a rooftop',
      'Black suit with red shoes, full length',
      'Stack of pancakes with blueberries',
      'Hair mid-flip in front of a grey backdrop',
      'Laughing between two takes',
      'Five paperbacks on a café table',
      'Raindrops on a window at night',
      'Sneakers and a rolled yoga mat',
      'Portrait under the neon light of a subway car',
      'Tree-lined street in autumn',
      'Folded laundry on a bed',
      'Cup of tea on a windowsill',
      'Open suitcase on a bed',
      'Contact sheet on a light table',
      'Ferry railing with the skyline behind',
      'Vintage jacket on a chair',
    ],
    reels: ['Spin class in time lapse', 'Pancakes flipped one after another'],
    tags: { portrait: [6, 10], rooftop: [1, 2], outfit: [3, 17], morning: [0, 4, 9] },
    hashtags: [
      { name: 'newyork', tags: ['newyork', 'nyc', 'citylife'] },
      { name: 'fitness', tags: ['fitness', 'spinning', 'morningroutine'] },
    ],
    consent: [
      { nth: 10, platform: 'instagram', allowed: false, note: 'Not the subway one on Instagram, please.' },
      { nth: 1, platform: null, allowed: true, note: 'Fine everywhere.' },
    ],
    paid: { nth: 15, note: 'Teaser, cleared by the agency.' },
    byHand: null,
  },
  {
    key: 'sierra',
    name: 'Sierra Quinn',
    pseudonyms: ['Sunny Quinn'],
    handle: 'sierra-quinn.test',
    platforms: ['bluesky', 'x', 'tiktok', 'onlyfans'],
    zone: 'America/Los_Angeles',
    market: 'us_west',
    language: 'en',
    notes: 'Never shows her street. Surf before noon, replies at night.',
    neverMention: ['Encinitas'],
    palette: ['#0b3d3a', '#35b49a', '#ffe08a'],
    captions: [
      ...any(
        '{Dawn patrol|Early water}. {Freezing, and worth it.|The sky did the rest.} 🌊 {{hashtags:surf}}',
        '{Film camera, expired roll|One roll left}, {zero expectations|one good idea}. {{hashtags:film}}',
        '{Nine miles|A long way up}, {one rattlesnake|two snacks}, no regrets.',
        '{Color test|Quick vote}: {teal or sand?|warm or cold?} Tell me below.',
        '{Last light|Golden hour} of the day. {Thank you for being here.|See you tomorrow.} 💛',
        'My dog {photobombed|supervised} the whole {shoot|afternoon} and {improved it|wants credit}. 🐶',
      ),
      ...forKinds(['photo_set'], '{Three tries|A few tries}, {one keeper|no winner}. {Your pick?|Choose for me.}'),
      ...forKinds(['reel'], '{One wave|One take}, {no sound needed|volume up}. 🎬 #surf', '{Blink and you miss it|Wait for the end}. 🎬'),
    ],
    pictures: [
      'Surfer walking into the sea at dawn',
      'Green smoothie',
      'Mango smoothie',
      'Grainy photo of a beach fire',
      'Grainy photo of a pier',
      'Yellow surfboard leaning on a van',
      'Dusty trail between red rocks',
      'Teal swimsuit on a hanger',
      'Sand swimsuit on a hanger',
      'Golden retriever in front of a camera',
      'Car dashboard at night with city lights',
      'Ceramic owl between two lamps',
      'Sunset over the ocean',
      'Sierra waves from the shore',
      'Yellow surfboard on the sand',
      'Bonfire on a beach at dusk',
    ],
    reels: ['A wave seen from the board', 'The dog runs along the beach', 'The road through the windscreen'],
    tags: { surf: [0, 5, 14], film: [3, 4], dog: [9], sunset: [12, 15] },
    hashtags: [
      { name: 'surf', tags: ['surf', 'dawnpatrol', 'ocean'] },
      { name: 'film', tags: ['filmphotography', '35mm', 'grain'] },
    ],
    consent: [
      { nth: 13, platform: 'tiktok', allowed: false, note: 'Too close to home, not on TikTok.' },
      { nth: 0, platform: null, allowed: true, note: 'Yes, everywhere.' },
    ],
    paid: null,
    byHand: null,
  },
]
