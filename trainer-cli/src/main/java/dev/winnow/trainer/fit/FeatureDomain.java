package dev.winnow.trainer.fit;

import java.util.HexFormat;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.RealIDInfo;
import org.tribuo.VariableIDInfo;

/**
 * Tribuo's view of the feature domain without its maps: feature {@code i} is called by its eight hexadecimal digits, so
 * that names sort as indexes do, and both directions are computed. One is shared by all labels and folds.
 */
final class FeatureDomain extends ImmutableFeatureMap {
    private static final long serialVersionUID = 1L;

    private final String[] names;

    FeatureDomain(int features) {
        names = new String[features];
        for (int i = 0; i < features; i++) {
            names[i] = HexFormat.of().toHexDigits(i);
        }
        size = features;
    }

    String name(int id) {
        return names[id];
    }

    @Override
    public VariableIDInfo get(int id) {
        return new RealIDInfo(names[id], 0, 0, 0, 0, 0, id);
    }

    @Override
    public VariableIDInfo get(String name) {
        return get(getID(name));
    }

    @Override
    public int getID(String name) {
        return HexFormat.fromHexDigits(name);
    }
}
