package dev.winnow.reading;

import java.util.Arrays;

/** The small words that running text is full of and menus lack, of some twenty languages together. */
final class StopWords {
    private static final String WORDS = """
            a an and are as at be been but by for from had has have he her his i in is it its not of on or our she so
            that the their they this to was we were what when which who will with would you your there than if about
            aber als am auf aus bei bis das dass dem den der des die durch ein eine einem einen einer eines er es für
            hat hatte ich im ihr ist mit nach nicht noch nur oder sein seine sich sie sind über um und von vor war
            waren wenn werden wie wird wir zu zum zur sei wurde wurden auch
            au aux avec ce ces cette dans de du elle en est et été il ils je la le les leur lui mais même ne nous on
            ont ou par pas plus pour qu que qui sa se ses son sont sur un une vous était être
            al como con cuando del desde el ella en entre era es esta este fue ha han hasta hay la las lo los más me
            muy no nos o para pero por porque que se sin sobre su sus también todo un una y ya
            ai alla anche che chi ci come con cui da dal dalla dei del della delle di e è gli ha hanno il in la le lo
            ma nel nella non per più quando questo se si sono su sul tra un una uno
            ao aos até com como da das de do dos e ela ele em entre era essa esse foi isso mais mas muito na nas não
            no nos o os ou para pela pelo por quando que se sem ser seu sua são também um uma
            aan als bij dan dat de den die dit door een en er het hij hun ik in is je kan met naar niet nog of om ook
            op over te tot uit van voor was wat werd wordt ze zich zijn zij
            att av de det den detta en ett för från har hon i inte jag kan med men när och om på sig sin ska som så
            till under var vi år är
            af at blev da de den der det en er et for fra han har hun i ikke kan med men når og om på sig skal som
            til var vi være eller etter ble
            ale by był była było co czy dla do i jak jest już ma na nie o od po przez się są ta tak te to w we z za ze
            że
            a aby ale co je jak jeho jsem jsou k které který na ne nebo o od po pro při s se si tak to už v ve z za že
            ja se ei on ovat oli että hän kun niin mutta myös joka
            bir bu da de için ile çok daha gibi olan olarak ve var ne en kadar sonra
            a az egy és hogy is nem van volt meg csak de
            a ale ca care ce cu din este în la mai nu o pe pentru să se și un
            в во и на не что он она они с со как а то по за из у от к до для это был была были его их но же мы я
            і на не що та з у до за як від для це в є
            και να το η ο του της με για την από που στο είναι δεν
            ال في من على إلى أن عن مع هذا هذه التي الذي كان ما لا و قد بعد
            और का की के को में से है हैं ने पर यह कि एक था थे भी
            yang dan di dari untuk dengan ini itu pada ke tidak dalam akan juga
            và của là có các một trong cho không với được những
            и на се да за от не са с че в по като
            """;

    /** The hashes in an open table, 0 where it is free. */
    private static final long[] TABLE = table();

    private static final int MASK = TABLE.length - 1;

    private StopWords() {}

    /** Whether the word of this {@link Words} hash is one. */
    static boolean contains(long hash) {
        int i = (int) hash & MASK;
        while (TABLE[i] != 0) {
            if (TABLE[i] == hash) {
                return true;
            }
            i = (i + 1) & MASK;
        }
        return false;
    }

    private static long[] table() {
        long[] table = new long[4096];
        Arrays.stream(WORDS.split("\\s+")).mapToLong(Words::hash).forEach(hash -> {
            int i = (int) hash & (table.length - 1);
            while (table[i] != 0 && table[i] != hash) {
                i = (i + 1) & (table.length - 1);
            }
            table[i] = hash;
        });
        return table;
    }
}
