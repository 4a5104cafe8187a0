package dev.jsyscall.verify.html;

import dev.jsyscall.generator.model.Scalar;
import dev.jsyscall.generator.model.Type;
import dev.jsyscall.verify.facts.RecordMap;
import dev.jsyscall.verify.facts.RecordMap.Place;
import dev.jsyscall.verify.html.Lanes.Segment;
import dev.jsyscall.verify.html.Lanes.Strip;
import java.util.List;
import java.util.regex.Pattern;

/** A record drawn to scale, eight bytes to a row. Long members are shortened, and say so. */
final class LayoutDrawing {
    /** A member that fills more rows than this is drawn with as many. */
    private static final int MOST_ROWS = 4;

    private static final Pattern RESERVED = Pattern.compile(
            "(.*[._])?_*(reserved|resv|rsvd|rsv|pad|padding|spare|unused|fill|filler)_?\\d*");

    private LayoutDrawing() {}

    static Html of(RecordMap map, String label) {
        var html = new Html().open("div", "class", "map", "role", "img", "aria-label", label);
        int line = 1;
        List<Strip> strips = Lanes.of(map.places());
        for (Strip strip : strips) {
            int height = (int) Math.min(strip.rows(), MOST_ROWS);
            List<Integer> lanes = strip.lanes();
            int next = line + height * lanes.size();
            html.element("b", Long.toString(strip.row() * Lanes.ROW_BITS / 8), "style", area(line, 1, next, 2));
            for (Segment segment : strip.segments()) {
                int top = line + lanes.indexOf(segment.lane()) * height;
                segment(html, strip, segment, area(top, segment.from() + 2, top + height, segment.to() + 2));
            }
            line = next;
        }
        return html.close("div").line();
    }

    private static void segment(Html html, Strip strip, Segment segment, String area) {
        Place place = segment.place();
        boolean cut = strip.rows() > MOST_ROWS;
        String name = place.hole() ? "" : segment.first(strip.row()) ? place.path() : "… " + place.path();
        html.open("i", "class", kind(place) + (cut ? " cut" : ""), "style", area, "title", title(place)).text(name);
        if (cut) {
            html.element("small", " " + place.length() + " bytes");
        }
        html.close("i");
    }

    private static String area(int top, int left, int bottom, int right) {
        return "grid-area:" + top + "/" + left + "/" + bottom + "/" + right;
    }

    private static String title(Place place) {
        String what = place.hole() ? "hole" : place.path();
        return what + ", offset " + place.offset() + (place.flexible() ? ", as long as there is" : ", size " + place.length());
    }

    private static String kind(Place place) {
        if (place.hole()) {
            return "hole";
        } else if (RESERVED.matcher(place.path()).matches()) {
            return "spare";
        } else if (place.type() instanceof Type.Array) {
            return place.flexible() ? "array tail" : "array";
        } else if (place.type() instanceof Type.Number number) {
            return number.scalar() == Scalar.POINTER ? "pointer" : "number";
        }
        return "record";
    }
}
