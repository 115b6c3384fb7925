/**
 * What the classifier begins from: comments written for it, none of them anybody's. A line `# theme | post` begins a post;
 * each line below it is an author, a label of three signs and the comment. First sign: `f`rench, `e`nglish, `o`ther. Second: `+` kind,
 * `-` unkind, `0` neither. Third: `r` about the post or its creator, `o` about something else, `s` spam.
 * The sample it is measured on is elsewhere, by other authors and on other themes.
 */
export const trainingComments = `
# gym | Séance jambes terminée, je ne sens plus mes cuisses. Et vous, quel exercice vous détestez le plus ?
amel f0r Les fentes bulgares, sans discussion
jade f+r Bravo pour la régularité, tu motives tout le monde
pierrot f0r tu fais combien de séries au squat ?
kimb e+r You're an absolute machine
troll_7 f-o retourne à la cuisine, t'es ridicule
boost_it e0s Buy real followers and likes, best price, instant start, link in bio
karim f+r tes progrès depuis septembre sont impressionnants
elsa f0r les burpees 🥲
dan e0r How many days a week do you train legs?
lucie f-r ta technique au soulevé de terre est dangereuse, tu vas te faire mal
vic f+r trop forte 💪💪
sergio o+r Qué fuerza, eres la mejor
mel f0o vous avez vu la météo de demain, encore de la neige
amel f+r J'adore ce legging !
coach_pub f0s Perdez 8 kilos en un mois sans effort, demandez-moi le programme en message privé
jo e-r form is terrible, you'll wreck your knees
pierrot f0r C'est quelle salle ?
zoe f+r Wow les cuisses de feu
rex e-o nobody wants to see your nasty body
gaelle f+r t’es ma motivation du lundi matin
dan e+r Keep going, you look stronger every week
nils o0r Welche Übung hast du zuletzt gemacht?
lucie f0r Moi c'est la presse, je la hais
tom_b f0o Quelqu'un vend un vélo pas cher sur Bordeaux ?
kimb e0r leg press or hack squat?
romane f+r Tu gères
vic f-r mouais, encore une vidéo de sport, c'est lassant
win4u e0s Congratulations!! you have been selected to receive a $1000 gift card, click the link to claim
jade f0r tu prends quoi comme protéines ?
axel f+r respect madame
elsa f+r jsuis morte rien qu'en te regardant mdrr
jo e0o my train got cancelled twice today
# cooking | Risotto aux champignons ce soir, recette en story. Plutôt fromage râpé dessus ou pas ?
jade f+r Ça a l'air délicieux !
karim f0r Fromage, toujours
dan e+r that looks so creamy, yum
zoe f0r c'est quoi comme riz, arborio ?
troll_7 f-o mange moins tu ressembles à une baleine
elsa f0r la story est où ? je la vois pas
mel f+r Tu me donnes faim à 23 h
pierrot f-r trop cuit on dirait de la bouillie
sergio o0r ¿Cuánto tiempo lo cocinas?
pret_rapide f0s Prêt entre particuliers de 2 000 à 80 000 € taux 2 %, réponse en 24h, contact par mail
amel f+r j’ai testé hier, toute la famille a adoré
kimb e0r which mushrooms are those?
romane f-r Je trouve ça écœurant, désolée
tom_b f+r miam miam miam
lucie f0r On peut remplacer le vin blanc par du bouillon ?
jo e0o Did anyone get the new console yet?
vic f+r la cheffe !!
rex e-o you're disgusting
axel f0r sans fromage pour moi, allergique
gaelle f+r Recette adoptée, merci beaucoup
nils o+r Sieht fantastisch aus
boost_it e0s Turn 50 dollars into 500 in a day, message me to learn how, no scam
zoe f+r 🤤🤤🤤
dan e-r way too much butter, gross
amel f0o Mon voisin fait encore des travaux à 7h du matin
karim f+r C'est mon plat préféré
elsa f0r Combien de personnes avec ces quantités ?
kimb e+r made it tonight, chef's kiss
mel f-r ptdr c'est pas un risotto ça, aucun Italien validerait
win4u f0s Tu as gagné un bon d'achat de 250 € ! Clique ici et entre ta carte pour valider
pierrot f0r tu sers quoi avec ?
# music | Covering an old song my dad used to sing. One take, no edits, be gentle
dan e+r your voice gave me goosebumps
kimb e+r Your dad must be so proud
jo e0r what song is it?
jade f+r Ta voix est magnifique, j'en ai les larmes aux yeux
rex e-o shut up, my ears are bleeding, you suck
karim f0r C'est qui l'original ?
nils o+r Wunderschön gesungen
pierrot f-r faux du début à la fin, désolé
lynn e+r one take?? unreal
beatz4u e0s Promote your music on 500 playlists, only 20$, guaranteed streams, dm us
romane f+r Quelle douceur
tom_b f0r tu joues de la guitare depuis longtemps ?
lynn e-r the high notes are painful, not your best
vic f+r j'ai des frissons
sam_k e0o what time does the shop close on sunday
elsa f+r C'est beau, tout simplement
troll_7 e-o kill yourself
axel f0r tu comptes en faire d'autres ?
sam_k e+r please release this
amel f0o On a retrouvé un chat gris rue des Lilas
gaelle f+r Ton papa doit être fier 💛
dan e0r which guitar is that?
sergio o+r Qué voz tan bonita, me emocionas
cryptolia e0s I made 12k last month with this trading coach, follow @coin.coach.anna and say hi
zoe f+r la chair de poule
mel f-r Je préfère quand tu parles, la chanson c'est pas ton truc
kimb e+r so gentle and warm, thank you for this
jo e-r boring, fell asleep
lucie f0r On peut te voir chanter en vrai quelque part ?
# pets | Monsieur Patate a trois ans aujourd’hui. Il a déjà mangé son gâteau et le carton du gâteau
zoe f+r Joyeux anniversaire Monsieur Patate !!
jade f+r il est trop mignon
dan e+r happy birthday you fluffy boy
elsa f0r c'est quelle race ?
karim f+r mdr le carton
kimb e0r Is he a corgi?
troll_7 f-o ton clébard est aussi laid que toi
romane f-r Le chocolat c'est toxique pour les chiens, c'est irresponsable
mel f0r Il pèse combien ?
pierrot f+r Quelle bouille
chiot_vente f0s Chiots chihuahua à donner contre frais de transport, contactez maria.don@mail.example
tom_b f0o Je déménage samedi, qui a des cartons ?
lynn e+r best name ever for a dog
vic f+r 🎂🐶🥳
nils o+r Alles Gute kleiner Hund
sam_k e-r poor thing looks overweight, feed him properly
gaelle f0r tu lui donnes quoi comme croquettes ?
amel f+r Gros bisous à la patate
jo e0o new episode is finally out
axel f-r j'aime pas les chiens, ça pue
lucie f+r Les yeux de coquin 😂
rex e-o dumb girl with a dumb dog
zoe f+r 3 ans déjà ! ça passe vite
sergio o0r ¿Qué raza es?
win4u e0s FREE samples for pet owners, just pay shipping, go to petbox.example now
kimb e+r I want to squeeze him
elsa f+r plus beau que mon ex
karim f0r Il s'entend bien avec les chats ?
# makeup | Smoky eyes in ten minutes with only three products. Blue or brown next?
lynn e+r flawless blend
kimb e0r blue please
dan e0r brown
jade f+r Le regard que ça te fait, canon
sam_k e+r You make it look so easy
elsa f0r c'est quoi le crayon ?
jo e-r it's patchy on the left eye
romane f+r j'essaie ce soir
troll_7 f-o même maquillée tu fais peur, gros thon
rex e-o clown face
amel f0r Bleu !
zoe f+r trop belleee
beauty_deal e0s Wholesale cosmetics from 0.50$, DM for price list, we ship worldwide
karim f0r ça tient toute la journée ?
gaelle f-r je trouve ça trop chargé, ça te vieillit
mel f+r Simple et efficace, merci pour le tuto
nils o+r Sehr schön geschminkt
lucie f0r Tu mets une base avant ?
tom_b f0o y'a plus de métro ligne 4 ce soir
kimb e+r those lashes!!
lynn e0r Are the products cruelty free?
sergio o0r Azul por favor
vic f+r 😍😍😍😍
coach_pub f0s Deviens distributrice et gagne un revenu complémentaire depuis ton téléphone, écris-moi OUI
pierrot f-r le naturel te va mieux, là c'est raté
dan e+r ten minutes? takes me an hour haha
jo e0o my laptop died in the middle of the exam
axel f+r Magnifique regard
amel f-r les produits cités sont hors de prix, abusé
# gaming | On a fini le boss au bout de 47 essais, j’ai crié si fort que le voisin a toqué
karim f+r GG la team !
axel f+r 47 essais, quelle persévérance mdr
dan e+r let's gooo
jo e0r which build are you running?
pierrot f0r tu joues sur PC ou PS5 ?
mel f-r 47 essais pour ce boss facile ? nul
rex e-o girls shouldn't play games, uninstall
tom_b f+r Le cri m'a tué
zoe f0r c'est quoi le nom du jeu ?
gold_shop e0s Cheap game gold and accounts, fast delivery, goldsell.example code VIP10
lynn e+r that last dodge was so good
sam_k e0r what's your controller?
elsa f+r pauvre voisin haha
vic f0r tu streames quand la prochaine fois ?
troll_7 f-o t'es nulle à chier, lâche la manette
jade f+r j'ai ri du début à la fin
sergio o+r Buenísimo, qué risa
romane f0o Je cherche un cadeau pour ma tante, des idées ?
kimb e-r you just stood there, worst gameplay I've seen
amel f0r Le suivant c'est le dragon non ?
gaelle f+r Bien joué !
nils o0r Auf welcher Plattform spielst du?
win4u f0s Skins gratuits illimités, connecte ton compte ici : freeskin.example
lucie f-r le micro sature, mes oreilles...
karim f+r t'as bien mérité une pause
jo e+r respect, I gave up after ten
axel f0o c'est férié vendredi ou pas ?
# sneakers | New pair, second-hand, cleaned with a toothbrush for an hour. White laces or green?
dan e0r white
kimb e+r green, be bold, they're beautiful
jo e+r good as new, great job
sam_k e-r those are ugly no matter the laces
elsa f0r Les verts
jade f+r elles sont trop stylées
zoe f0r tu les as payées combien ?
lynn e0r what size?
snk_rep e0s Best 1:1 reps sneakers, QC photos before shipping, join our telegram
pierrot f+r Propres comme au premier jour
rex e-o cheap shoes for a cheap girl
mel f-r j'aime pas du tout ce modèle, on dirait des chaussures de clown
amel f0r c'est la version 2019 ?
romane f+r j'veux les mêmes
sergio o+r Me encantan
karim f0r brosse à dents et quoi comme produit ?
vic f+r 👟🔥
tom_b e0o does anyone sell a parking spot near the station
gaelle f+r Le vert pour l'été, tellement joli
nils o0r Weiß passt besser
lucie f0r Blanc, plus simple
troll_7 f-o pauvre cloche
lynn e+r so fresh
sam_k e0r where'd you find them?
axel f-r Le cuir est abîmé, arnaque
dan e+r an hour well spent haha
# hiking | Up since four to see the sun over the ridge. My legs hate me, my heart doesn't
lynn e+r What a view, worth every step
dan e0r which trail is this?
kimb e+r Breathtaking
jade f+r Le panorama est à couper le souffle
elsa f0r il y a combien de dénivelé ?
jo e-r you left the marked path, that's how people get hurt
troll_7 e-o lame, stay up there and never come back
karim f+r Ça valait le réveil à 4h
pierrot f0r c'est dans les Écrins ?
sam_k e0r How long did it take to the top?
mel f-r encore un lever de soleil, toujours la même chose
trip_deal e0s Luxury holidays 80% off, limited seats, reply TRAVEL to get your voucher
romane f+r j'adore la rando, merci pour l'inspiration
nils o+r Atemberaubend
sergio o0r ¿Dónde es eso?
zoe f0o perdu mon badge de cantine lol
tom_b f0r tu portes quoi comme chaussures ?
vic f+r ⛰️☀️🙌
amel f+r Quelle chance de voir ça
gaelle f0r Tu étais seule là-haut ?
lynn e+r I needed this on my feed today
jo e0o just burned my toast
lucie f+r Superbe
kimb e+r your heart is right
axel f-r les gens comme toi laissent des déchets partout, marre
rex e-o who asked
dan e0r was it cold?
# morning | Café, pull trop grand, pluie. Bonne journée à vous
zoe f+r Bonne journée à toi aussi
jade f+r quel cocon, j'adore
mel f+r belle journée ma belle ☕
kimb e+r good morning gorgeous
karim f0r c'est quoi ta machine à café ?
dan e+r cozy vibes
troll_7 f-o va bosser au lieu de te plaindre, parasite
pierrot f+r La pluie te va bien
elsa f0r Il vient d'où ce pull ?
voyance_pro f0s Voyant médium sérieux, retour de l'être aimé en 3 jours, résultats garantis, appelez-moi
romane f-r marre de cette pluie, ça déprime
jo e0r oat milk or regular?
lynn e+r This picture feels like a hug
amel f+r Merci pour ta douceur
tom_b f0o mon train a 40 minutes de retard super
sam_k e-r another coffee pic, how original
nils o+r Guten Morgen du Schöne
vic f+r bisous 😘
gaelle f0r Tu lis quoi en ce moment ?
axel f+r pareil ici, plaid et café
sergio o+r Buenos días preciosa
rex e-o ugly sweater ugly face
lucie f+r passe une belle journée
boost_it f0s Augmente ta visibilité : pack 5000 vues TikTok 12 €, paiement sécurisé, mp
kimb e0r Is that a French press?
dan e+r have a lovely day you too
mel f+r coucou toi !
# haircut | J’ai tout coupé. 40 cm en moins, je ne sais pas encore si je ris ou si je pleure
jade f+r Ça te va à ravir !
zoe f+r t'es trop belle en court
dan e+r it suits you so much
elsa f0r t'as donné tes cheveux à une asso ?
pierrot f-r Dommage, le long t'allait mieux
mel f+r le courage !! j'oserais jamais
kimb e0r Who cut it?
troll_7 f-o on dirait un mec, t'es dégueulasse
romane f-r ouh là, c'est raté, change de coiffeur
lynn e+r short hair queen
karim f+r Tu rayonnes
sam_k e-r I don't like it, sorry, you looked prettier before
amel f0r Tu mets combien de temps à les coiffer maintenant ?
vic f+r magnifique, ça dégage ton visage
jo e0o happy new year everyone
coiffe_pro f0s Extensions cheveux naturels -70%, commandez vite sur hairsale.example
sergio o+r Te queda precioso
tom_b f0o Il reste du pain chez quelqu'un ?
gaelle f+r Ris, c'est superbe
lucie f+r wow le changement
axel f0r c'est qui ton coiffeur ?
nils o0r Wie lange hat es gedauert?
rex e-o you look like a mop
dan e+r You pull it off!
elsa f-r moi je pleurerais, c'est affreux
zoe f+r coup de cœur 💇‍♀️❤️
win4u e0s Hello winner, you were randomly picked, send your details to collect the prize money
kimb e+r fresh start, love it
# books | Rainy Sunday and 300 pages left. No spoilers please!
lynn e0r what are you reading?
kimb e+r perfect Sunday
sam_k e-r the ending sucks, you'll hate it
jade f0r C'est quel livre ?
dan e+r enjoy, it only gets better
karim f+r Le bonheur
elsa f+r J'ai adoré ce roman, tu vas pleurer
jo e-r overhyped book honestly, couldn't finish it
mel f0r Tu lis en anglais ?
rex e-o as if you could read lol
pierrot f0o Qui veut mon canapé, à donner ?
zoe f+r quelle belle couverture
ebook_pub e0s Get 1000 ebooks for free, download now at ebookz.example before it's deleted
romane f+r le dimanche idéal
nils o0r Wie heißt das Buch?
amel f0r c'est le deuxième tome ?
sergio o+r Qué buen plan
troll_7 f-o intello de mes deux
gaelle f-r Lu l'an dernier, très déçue par la fin
vic f+r 📚🥰
lynn e+r your reading corner is so pretty
tom_b e0o gym was packed today
axel f0r Tu l'as trouvé en poche ?
kimb e0r how many pages in total?
# qna | Posez-moi vos questions pour la foire aux questions de vendredi, j’en prendrai vingt
jade f0r Comment t'est venue l'idée de te lancer ?
karim f0r Quel a été ton premier boulot ?
elsa f0r tu te vois où dans cinq ans ?
dan e0r What's the best advice you ever got?
mel f0r mer ou montagne ?
troll_7 f-o pourquoi t'es aussi conne ?
zoe f+r trop bien ! j'adore tes FAQ
kimb e0r How do you deal with mean comments?
pierrot f0r est-ce que tu répondras à toutes les questions, même les bizarres ?
pret_rapide f0s Besoin d'argent urgent ? Crédit sans justificatif, dossier accepté à 100 %, WhatsApp
lynn e0r do you speak other languages?
romane f0r ton film préféré
axel f0r tu dors combien d'heures par nuit
sergio o0r ¿Cuál es tu ciudad favorita?
rex e-o why do you even exist
amel f0r As-tu déjà eu envie de tout arrêter ?
sam_k e0r cats or dogs?
gaelle f+r Tu es une inspiration, merci pour tout
jo e-r you never answer anyway, waste of time
vic f0r c'est quoi ton signe astro
lucie f0r Comment tu gères le stress avant un tournage ?
tom_b f0r pizza ou sushi ?
nils o0r Kommst du bald nach Berlin?
win4u e0s Answer this survey and earn 300$ instantly surveycash.example
dan e+r so excited for friday
karim f-r tu dis toujours les mêmes choses dans tes faq
kimb e0r What camera do you shoot with?
# milestone | 100 000 ! Merci, je n’ai pas les mots. Je vous prépare quelque chose
zoe f+r Félicitations, amplement mérité !
jade f+r depuis le début avec toi ❤️
dan e+r Congratulations, you deserve every bit of it
karim f+r bravo championne
elsa f+r et c'est que le début
kimb e+r so proud of you
troll_7 f-o 100 000 pigeons oui
pierrot f0r c'est quoi la surprise ?
boost_it e0s Want 100k too? We grow your page with real people, packages from 29$, DM growth
mel f+r Merci à toi de partager tout ça
jo e-r half of them are bots
lynn e+r to the next hundred thousand 🥂
romane f+r t'es la meilleure
axel f+r hip hip hip
sam_k e0r when is the surprise coming?
amel f-r c'était mieux quand on était moins nombreux
gaelle f+r 🎉🎉🎉
nils o+r Herzlichen Glückwunsch
sergio o+r Felicidades guapa
tom_b f0o le wifi du train est une blague
rex e-o talentless fraud
vic f+r Trop contente pour toi
lucie f+r La communauté la plus gentille du monde
cryptolia e0s Celebrate by doubling your money: send 0.1 BTC receive 0.2 BTC, official giveaway
dan e+r well earned!
# livecancel | Désolée, le live de ce soir est annulé, je suis malade. On se retrouve dimanche
zoe f+r Repose-toi bien, bon rétablissement
jade f+r prends soin de toi
karim f0r dimanche à quelle heure ?
dan e+r get well soon!
pierrot f-r Encore annulé... c'est la troisième fois ce mois-ci
elsa f+r courage, plein de bisous
mel f-r je suis déçue, j'avais tout prévu
kimb e+r Feel better, we'll wait
jo e-r I paid for this, not cool
troll_7 f-o crève donc
romane f0r c'est la grippe ?
lynn e0r is the sunday one at the same time?
amel f+r Santé avant tout
axel f-r on nous prend pour des idiots là
win4u f0s Médicament miracle contre la grippe, livraison 24h sans ordonnance, pharma24.example
gaelle f+r bon courage 🤒❤️
sam_k e+r rest up, health first
tom_b f0o vous payez combien votre forfait mobile ?
nils o+r Gute Besserung
sergio o+r Que te mejores pronto
vic f0r Les tickets restent valables ?
rex e-o faker, you lie like you breathe
lucie f-r marre, remboursez
dan e0r will there be a replay then?
kimb e+r sending hugs
# dress | Robe verte pour le mariage de ma sœur : avec les talons dorés ou les sandales ?
jade f+r Talons dorés, tu seras sublime
zoe f0r sandales
karim f+r le vert te va tellement bien
dan e+r gold heels, stunning
elsa f0r C'est quelle marque la robe ?
pierrot f-r le vert porte malheur, et la coupe est affreuse
kimb e0r Sandals, you'll dance all night
mel f+r Elle est magnifique cette robe
troll_7 f-o t'es boudinée dedans, thon
lynn e+r that green!! 💚
romane f0r elle existe en bleu ?
sam_k e-r looks cheap, the fabric is see-through
mode_deal f0s Robes de créateur à 9,99 € aujourd'hui seulement !! Cliquez vite 👉 robes.example
jo e0o what day is it even
amel f+r Ta sœur a bien de la chance
vic f+r 👗😍
gaelle f-r bof, ça te grossit
tom_b f0o J'ai raté mon permis pour la 3e fois
nils o0r Goldene Schuhe
sergio o+r Qué vestido más elegante
axel f0r Le mariage est quand ?
lucie f+r Oh la la la classe
rex e-o pig in a dress
dan e0r where did you buy it?
zoe f+r les dorés font plus fête, trop joli
kimb e+r You look like a princess
# behind | Behind the scenes: three lights, two failed takes, one sandwich on the floor
dan e+r haha the poor sandwich
kimb e+r love seeing how you work
jo e0r what lights are those?
lynn e0r Do you edit yourself?
jade f+r J'adore les coulisses !
karim f+r mdr paix à son âme le sandwich
elsa f0r tu filmes avec quoi ?
sam_k e-r such a mess, unprofessional
mel f0r C'était quoi le sandwich ?
troll_7 e-o garbage content from a garbage person
pierrot f-r on s'ennuie un peu sur les coulisses
zoe f+r plus de vidéos comme ça svp
editor_svc e0s Professional video editor available, 5$ per video, contact me on fiverr link
romane f+r Tellement de travail, respect
tom_b e0o anyone up for tennis on saturday
amel f0r combien de personnes dans l'équipe ?
nils o+r Sehr cool
vic f+r 😂😂
sergio o0r ¿Qué cámara usas?
gaelle f+r merci de montrer l'envers du décor
lynn e+r the real star is the sandwich
jo e-r the lighting was better last time
axel f0r Tu loues le studio ?
rex e-o fake tits fake life
# giveaway | Concours : dites-moi en commentaire votre souvenir de vacances préféré, tirage dimanche
zoe f0r La première fois que j'ai vu l'océan, à six ans
karim f0r Un bivouac sous les étoiles avec mon grand-père
dan e0r road trip with my brothers, the van broke down three times
elsa f0r mon voyage de noces en Grèce
jade f+r Merci pour le concours, je tente ma chance !
pierrot f0r la crêpe tombée dans le port à Saint-Malo
kimb e0r swimming with my daughter for the first time
troll_7 f-o tes concours sont truqués sale menteuse
mel f-r je gagne jamais, c'est toujours les mêmes
lynn e0r getting lost in Prague at night
win4u e0s You are the winner of this contest! Private message me to confirm your shipping fee
romane f0r Noël à la montagne chez mes cousins
boost_it f0s Concours sponsorisé : gagne une PS5, inscris-toi et paie seulement les frais de port
sam_k e+r thanks for doing this, good luck all
axel f0r c'est ouvert à la Suisse ?
amel f0r une panne d'essence qui a fini en pique-nique
gaelle f+r trop gentil de ta part
jo e0r is it open worldwide?
nils o0r Mein erster Urlaub am Meer
sergio o0r Un verano en casa de mis abuelos
vic f0r le jour où mon père a mis ses lunettes dans la friteuse
tom_b f0r Rome avec ma mère
lucie f0r quand est-ce qu'on saura qui a gagné ?
rex e-o scam page, pathetic
# citynight | Rooftop, 2 a.m., the city is quiet for once. Shot on my phone
kimb e+r gorgeous night shot
dan e0r which phone?
lynn e+r the colours are dreamy
jade f+r Les lumières de la ville, quelle ambiance
sam_k e-r grainy and dark, can't see a thing
karim f0r C'est à Paris ?
elsa f+r on dirait un film
jo e0r night mode or edited?
troll_7 f-o saute
zoe f+r vue de ouf
pierrot f-r flou et mal cadré
mel f+r J'aimerais tant y être
casino_x e0s Play and win real cash, 100 free spins no deposit, spinwin.example
romane f0r il faisait froid là-haut ?
nils o+r Tolles Foto
amel f+r 🌃✨✨
tom_b f0o jai faim
rex e-o who cares, dumb bitch
vic f0r tu retouches avec quelle appli ?
sergio o+r Qué vistas tan increíbles
lynn e+r I could stare at this forever
axel f0o le resto du coin a fermé définitivement
gaelle f+r Magique
kimb e0r how did you get up there?
lucie f-r jsp ça me donne le vertige, j'aime pas
# winter | First snow! I built a very small snowman and gave him my scarf
dan e+r he's adorable
kimb e+r this is the sweetest
jo e0r does he have a name?
jade f+r Il est trop chou ton bonhomme
karim f0r Il a neigé où ?
lynn e+r your smile says it all
elsa f+r la petite écharpe 🥹
sam_k e-r snow ruins everything, hate it
pierrot f-r c'est moche et il est tout tordu
troll_7 e-o childish moron
mel f+r Ça sent Noël
romane f0r tu l'as tricotée toi-même l'écharpe ?
boot_deal e0s Winter boots clearance 90% OFF, only today, shop now at boots.example
zoe f+r j'adore la neige ❄️❄️
tom_b f0o quelqu'un a les réponses du devoir de maths
nils o+r Wie süß
amel f0r Il a tenu combien de temps ?
sergio o0r ¿Dónde nevó?
vic f+r choupi
rex e-o get lost
gaelle f+r Quelle belle neige
jo e+r tiny but mighty
axel f-r et les routes bloquées on en parle ? galère
kimb e0r how cold is it?
# random | Dites bonjour dans votre langue !
zoe f0r Bonjour de Toulouse
dan e0r Hello from Glasgow
sergio o0r Hola desde Sevilla
nils o0r Hallo aus Hamburg
giulia o0r Ciao da Torino
rui o0r Olá de Lisboa
anika o0r Hej från Malmö
giulia o+r Sei bellissima, complimenti
rui o+r Você é maravilhosa
anika o+r Så fin du är
piet o0r Hallo uit Gent
piet o+r Wat een mooie foto
giulia o0r Dove l'hai comprato?
rui o0r Quando é o próximo?
sergio o-r No me gusta nada, qué feo
giulia o-r Che brutto, non mi piace per niente
nils o-r Das gefällt mir gar nicht
rui o-o Cala a boca idiota
sergio o-o Eres una idiota, cállate
giulia o0r quanto costa la spedizione?
rui o+r Amei essa foto, que luz
nils o+r Ich liebe deinen Stil
sergio o0r ¿A qué hora empieza el directo?
giulia o+r che voce meravigliosa, brava
piet o0r Hoe laat begint het?
rui o0o Alguém viu o jogo ontem?
nils o0o Weiß jemand wie das Wetter morgen wird?
sergio o0s Gana dinero desde casa, escríbeme por WhatsApp
rui o0s Ganhe seguidores reais agora, link na bio
giulia o0s Guadagna 500 euro al giorno, scrivimi in privato
kimb e0r hi from Cork
karim f0r coucou de Marseille
jade f+r salut tout le monde, belle idée
# mixspam | Un petit mot pour vous dire merci, la semaine a été longue
spam_a e0s Hey beautiful, check my profile I have something special for you 💋
spam_a f0s Salut, regarde mon profil, j'offre des photos gratuites 🔞
spam_b e0s Hi, I'm an agent for a modelling agency, send me your whatsapp number to talk money
spam_b f0s Agence recrute modèles, 400 € la séance, envoyez votre numéro
spam_c e0s Contact Dr Osas, he cured my herpes with natural herbs, mail him
spam_c f0s Grand marabout, travail, chance, amour, paiement après résultat
spam_d e0s Hacked account? Get it back with @recover_expert on Instagram, fast and reliable
spam_d f0s Récupération de compte piraté, contactez @hack.expert, service rapide
spam_e e0s Earn $400 a week by putting a sticker on your car, text me
spam_e f0s Testeurs recrutés : gardez le téléphone après le test, inscription par le lien
spam_f e0s We'd like to send you free products, just cover delivery, dm @brand.pr
spam_f f0s On adore ton profil, deviens ambassadrice de notre marque, écris à @bijoux.collab
spam_g e0s 🔥🔥 CLICK HERE 🔥🔥 http://xx.example/free
spam_g f0s Clique sur mon lien et gagne 50 € de bienvenue
spam_h e0s Bitcoin investment plan, minimum deposit 300$, profit daily, ask me
spam_h f0s Investissez 200 € et recevez 2 000 € sous 48 h, témoignages à l'appui
spam_i e0s Sugar daddy looking for a loyal baby, weekly pay, telegram only
spam_i f0s Homme généreux cherche sugar baby, 800 € la semaine, Snap en bio
spam_j e0s Cheap IPTV all channels 4k, trial available, whatsapp me
spam_j f0s Abonnement IPTV toutes chaînes foot et films 35 € l'année, test gratuit
spam_k e0s Follow me back and I'll follow you, follow for follow
spam_k f0s Abonne-toi à ma page je m'abonne à la tienne
spam_l e0s Get verified badge in 24 hours, guaranteed, inbox us
spam_l f0s Badge bleu certifié en un jour, tarif en privé
zoe f+r Merci à toi, repose-toi ce week-end
karim f+r Avec plaisir, tu nous apportes tellement
dan e+r thank you for everything you do
kimb e+r Rest well, you earned it
jade f+r cœur sur toi
mel f-r on sent que tu te forces, c'est triste
jo e-r you say that every week, so fake
amel f0r tu pars en week-end ?
pierrot f-r j'ai payé l'abonnement et je ne reçois rien, c'est honteux
lucie f-r service client inexistant, je suis très mécontente
sam_k e-r I'm really disappointed with the last pictures
lynn e-r this is getting worse and worse
elsa f0r Le prix de l'abonnement change en janvier ?
gaelle f0r comment on fait pour voir le message privé
romane f0r y a une promo pour Noël ?
dan e0r how much is the subscription?
kimb e0r can I pay with paypal?
jade f0r tu as aussi une chaîne Telegram ?
axel f0r c'est quoi ton lien pour s'abonner ?
karim f0r je peux t'écrire en privé pour une commande ?
lynn e0r do you accept custom requests? link please
vic f0r T'as un compte WhatsApp pour les fans ?
zoe f+r gratuit ou payant tu vaux le coup ❤️
sam_k e+r best 10$ I spend every month
pierrot f+r j'ai gagné ma journée en te voyant
amel f0o Ma mère vient d'être opérée, pensées pour elle
tom_b f0o vivement les vacances scolaires
jo e0o who's watching the race on sunday
tom_b e0o traffic is a nightmare on the ring road
mel f0o mon ordi met dix minutes à démarrer
lucie f0o Vous connaissez un plombier sérieux à Lille ?
axel f0o il pleut encore ici
sam_k e0o I passed my driving test!
vic f0o cherche covoiturage Paris Lille vendredi
gaelle f0o la boulangerie a augmenté la baguette
jo e0o can somebody help me with my homework
lynn e0o the power is out in our street again
karim f0o quel match hier soir, l'arbitre était aveugle
troll_7 f-o sale pute
troll_7 f-o espèce de conne
troll_7 f-o tu me dégoûtes
troll_7 f-o tête de cochon va
troll_7 f-o grosse vache laide
troll_7 f-o ferme ta gueule
troll_7 f-o bouffonne, tu sers à rien
troll_7 f-o tu vaux que dalle, pauvre merde
rex e-o ugly cow
rex e-o you stupid whore
rex e-o go die
rex e-o shut your mouth you worthless idiot
rex e-o nobody likes you, loser
rex e-o dumbest person on here
rex e-o fat pig
rex e-o get a life you attention seeker
`
