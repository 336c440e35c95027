package dev.winnow.trainer.fit;

import com.oracle.labs.mlrg.olcut.provenance.ListProvenance;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.FeatureMap;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableOutputInfo;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.OutputInfo;
import org.tribuo.protos.core.DatasetProto;
import org.tribuo.provenance.DatasetProvenance;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A Tribuo dataset over shared rows, with the one feature domain that all labels and folds share. */
final class RowDataset<T extends Output<T>> extends Dataset<T> {
    private static final long serialVersionUID = 1L;

    /** Held, because loggers that nobody holds are forgotten with their level. */
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        // It tells of each training at INFO.
        TRIBUO.setLevel(Level.WARNING);
    }

    private final FeatureDomain domain;
    private final MutableOutputInfo<T> outputs;
    private final ImmutableOutputInfo<T> outputIds;

    RowDataset(FeatureDomain domain, OutputFactory<T> factory, Iterable<? extends Example<T>> examples) {
        super(new SimpleDataSourceProvenance("winnow training rows", factory), factory);
        this.domain = domain;
        this.outputs = factory.generateInfo();
        for (Example<T> example : examples) {
            data.add(example);
            outputs.observe(example.getOutput());
        }
        this.outputIds = outputs.generateImmutableOutputInfo();
    }

    @Override
    public Set<T> getOutputs() {
        return outputs.getDomain();
    }

    @Override
    public ImmutableOutputInfo<T> getOutputIDInfo() {
        return outputIds;
    }

    @Override
    public OutputInfo<T> getOutputInfo() {
        return outputs;
    }

    @Override
    public ImmutableFeatureMap getFeatureIDMap() {
        return domain;
    }

    @Override
    public FeatureMap getFeatureMap() {
        return domain;
    }

    @Override
    public DatasetProvenance getProvenance() {
        return new DatasetProvenance(getSourceProvenance(), new ListProvenance<ObjectProvenance>(), this);
    }

    @Override
    public DatasetProto serialize() {
        throw new UnsupportedOperationException("shared training rows are not serialised");
    }
}
